package dev.penstock.app.ui;

import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Presses keys and lets them go at once. TestFX waits for the FX thread while a key is down: what the key does on a busy
 * machine may then last so long that the key repeats itself, each time with as much to do, and never comes up again.
 */
public final class UserRobot extends FxRobot {
    /** A robot for the display that JavaFX is on. */
    public UserRobot() {}

    @Override
    public FxRobot push(KeyCode... keys) {
        Desk.fx(() -> {
            Robot robot = new Robot();
            List.of(keys).forEach(robot::keyPress);
            List.of(keys).reversed().forEach(robot::keyRelease);
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents(2);
        return this;
    }
}
