package dev.penstock.app.ui.fake;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** One thread that stands for the FX thread. */
public final class FxStandIn {
    private FxStandIn() {}

    /**
     * Starts it. After its shutdown it drops what comes, as the toolkit does after its exit: an answer from the
     * background may come late, and its thread must not fail, because TestFX would blame the next test for it.
     */
    public static ExecutorService start() {
        return new ThreadPoolExecutor(
                1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), new ThreadPoolExecutor.DiscardPolicy());
    }
}
