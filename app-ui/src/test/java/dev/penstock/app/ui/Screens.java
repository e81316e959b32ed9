package dev.penstock.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.app.ui.look.LookAudit;
import dev.penstock.app.ui.state.ThemeChoice;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javax.imageio.ImageIO;

/**
 * Takes pictures of the window, popups included, for people to look at, and looks itself for what no picture may show:
 * words that are cut, text that is hard to read.
 */
public final class Screens {
    private static final Path FOLDER = Path.of("target", "screens");

    private Screens() {}

    /** Takes the window in both themes, large and small, as {@link #save} does. */
    static void everyLook(Desk desk, String name) {
        for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            for (int[] size : new int[][] {{1440, 900}, {1024, 700}}) {
                desk.look(theme, size[0], size[1]);
                assertThat(save(desk, name(name, theme, size))).isNotEmptyFile();
            }
        }
    }

    /** What a picture is called. */
    public static String name(String name, ThemeChoice theme, int[] size) {
        return name + "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + size[0] + "x" + size[1];
    }

    /** Writes {@code target/screens/NAME.png}; fails if what it shows does not fit or is hard to read. */
    static Path save(Desk desk, String name) {
        desk.settle();
        return save(desk.stage(), name);
    }

    /** The same of any window, which has settled. */
    public static Path save(Stage stage, String name) {
        WritableImage image = Desk.fx(() ->
                new Robot().getScreenCapture(null, stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()));
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] pixels = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        try {
            Files.createDirectories(FOLDER);
            Path file = FOLDER.resolve(name + ".png");
            ImageIO.write(picture, "png", file.toFile());
            GuidePictures.taken(name, picture);
            List<String> findings = Desk.fx(() -> LookAudit.findings());
            assertThat(findings).as(name).isEmpty();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
