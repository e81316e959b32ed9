package dev.penstock.engine.core.spool;

/** Some stored rows in memory, and where in the bytes each of their cells begins. */
@SuppressWarnings("ArrayRecordComponent")
record Block(byte[] bytes, int[] cells) {

    /** Finds the cells of some rows. */
    static Block of(byte[] bytes, int skippedRows, int rows, int width) {
        Source in = new Source(bytes, 0);
        for (long i = (long) skippedRows * width; i > 0; i--) {
            CellCodec.skip(in);
        }
        int[] cells = new int[Math.multiplyExact(rows, width)];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = in.at();
            CellCodec.skip(in);
        }
        return new Block(bytes, cells);
    }

    Source cell(int index) {
        return new Source(bytes, cells[index]);
    }
}
