package dev.penstock.engine.core.spool;

import java.util.Arrays;

/** Where the blocks of a file lie: sixteen bytes for each. Not safe for use by many threads. */
final class BlockIndex {
    private static final int FIRST_ROOM = 16;

    private long[] rows = new long[FIRST_ROOM];
    private long[] offsets = new long[FIRST_ROOM];
    private int blocks;

    /** Adds a block after those before it. */
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

    /** The rows of all blocks. */
    long rows() {
        return rows[blocks];
    }

    /** The block that holds a row. */
    int find(long row) {
        int at = Arrays.binarySearch(rows, 0, blocks, row);
        return at >= 0 ? at : -at - 2;
    }

    /** Its first row. */
    long firstRow(int block) {
        return rows[block];
    }

    /** Where it begins; for the number of blocks, where the next will begin. */
    long offset(int block) {
        return offsets[block];
    }
}
