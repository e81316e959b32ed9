package dev.penstock.engine.core.spool;

/** Some stored rows in memory, with the offset of each cell. */
@SuppressWarnings("ArrayRecordComponent")
record Block(byte[] bytes, int[] cells) {

    /** Locates the cells of some rows. */
    static Block of(byte[] bytes, int skippedRows, int rows, int width) {
        SpoolSource in = new SpoolSource(bytes, 0);
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

    SpoolSource cell(int index) {
        return new SpoolSource(bytes, cells[index]);
    }
}
