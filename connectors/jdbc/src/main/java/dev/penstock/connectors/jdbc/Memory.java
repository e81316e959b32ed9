package dev.penstock.connectors.jdbc;

/** How much of the heap results may take. */
public final class Memory {
    private static final long LEAST = 20L << 20;
    private static final long MOST = 1L << 30;
    private static final int SHARE = 10;

    private Memory() {}

    /**
     * How many bytes of cells a result that is read at once, or one batch of a streamed one, may have. A tenth of the
     * heap, because small cells take several times their bytes as objects.
     */
    public static long wholeResult() {
        return Math.clamp(Runtime.getRuntime().maxMemory() / SHARE, LEAST, MOST);
    }
}
