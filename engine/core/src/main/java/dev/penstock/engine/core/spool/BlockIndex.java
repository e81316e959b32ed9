package dev.penstock.engine.core.spool;

import java.util.Arrays;

/** The offsets of a file's blocks, sixteen bytes per block. Not thread-safe. */
final class BlockIndex {
    private static final int FIRST_ROOM = 16;

    private long[] rows = new long[FIRST_ROOM];
    private long[] offsets = new long[FIRST_ROOM];
    private int blocks;

    /** Appends a block. */
    void add(int rowsOfBlock, int bytesOfBlock) {
        if (blocks + 1 == rows.length) {
            int room = rows.length + (rows.length >> 1);
            rows = Arrays.copyOf(rows, room);
            offsets = Arrays.copyOf(offsets, room);
        }
        rows[blocks + 1] = rows[blocks] + rowsOfBlock;
        offsets[blocks + 1] = offsets[blocks] + bytesOfBlock;
        blocks++;
    }

    int blocks() {
        return blocks;
    }

    /** The number of rows in all blocks. */
    long rows() {
        return rows[blocks];
    }

    /** The block that contains a row. */
    int find(long row) {
        int at = Arrays.binarySearch(rows, 0, blocks, row);
        return at >= 0 ? at : -at - 2;
    }

    /** The first row of a block. */
    long firstRow(int block) {
        return rows[block];
    }

    /** The offset of a block; for the number of blocks, the offset of the next block. */
    long offset(int block) {
        return offsets[block];
    }
}
