package dev.penstock.engine.core.spool;

import dev.penstock.engine.api.Column;
import dev.penstock.engine.api.RowBatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one result: full blocks in a file, which the first full block creates, and the later rows in memory. One
 * thread appends while any number of threads read.
 */
final class SpoolStore {
    static final int BLOCK_BYTES = 1 << 16;
    /** Limits the rows per block if the cells are tiny. */
    static final int BLOCK_ROWS = 1 << 14;

    private static final int ROOM = BLOCK_BYTES + (BLOCK_BYTES >> 2);

    private final List<Column> columns;
    private final TempFolder folder;
    private final BlockIndex index = new BlockIndex();
    private SpoolSink open = new SpoolSink(0);
    private int openRows;
    private Tail tail = new Tail(new byte[0], 0);
    private volatile long size;
    private volatile @Nullable SpoolFile file;

    SpoolStore(List<Column> columns, TempFolder folder) {
        this.columns = columns;
        this.folder = folder;
    }

    List<Column> columns() {
        return columns;
    }

    long size() {
        return size;
    }

    /**
     * Appends rows, which are readable after this returns. If it fails, the rows appended before stay readable.
     *
     * @throws IOException if the rows cannot be written
     */
    void append(RowBatch batch) throws IOException {
        try {
            int width = columns.size();
            for (int row = 0; row < batch.size(); row++) {
                int start = open.size();
                try {
                    for (int column = 0; column < width; column++) {
                        CellCodec.write(open, batch, row, column);
                    }
                } catch (RuntimeException | OutOfMemoryError e) {
                    open.truncate(start);
                    throw e;
                }
                openRows++;
                if (open.size() >= BLOCK_BYTES || openRows == BLOCK_ROWS) {
                    store();
                }
            }
        } finally {
            publish();
        }
    }

    /**
     * Writes the open block and starts another. The array of the block never changes again, because readers may use it.
     */
    private void store() throws IOException {
        SpoolFile target = file;
        if (target == null) {
            target = folder.newFile();
            file = target;
        }
        target.append(open.array(), open.size());
        synchronized (this) {
            index.add(openRows, open.size());
            tail = new Tail(new byte[0], 0);
            size = index.rows();
        }
        open = new SpoolSink(ROOM);
        openRows = 0;
    }

    private synchronized void publish() {
        tail = new Tail(open.array(), openRows);
        size = index.rows() + openRows;
    }

    /**
     * Reads some rows.
     *
     * @throws IndexOutOfBoundsException if the first row is negative or after the stored ones
     * @throws IOException if the rows cannot be read
     */
    RowBatch read(long from, int count) throws IOException {
        if (count < 0) {
            throw new IllegalArgumentException("A count of rows cannot be " + count);
        }
        List<Part> parts = new ArrayList<>();
        int rows;
        synchronized (this) {
            if (from < 0 || from > size) {
                throw new IndexOutOfBoundsException("Row " + from + " of " + size + " stored");
            }
            rows = (int) Math.min(count, size - from);
            plan(from, rows, parts);
        }
        return read(parts, rows);
    }

    /** Reads at least one row: the rows of the same block from a row on, up to a limit. */
    RowBatch readBlock(long from, long limit) throws IOException {
        long end;
        synchronized (this) {
            end = from < index.rows() ? index.firstRow(index.find(from) + 1) : size;
        }
        return read(from, (int) (Math.min(end, limit) - from));
    }

    /** Plans the parts of blocks to read. */
    private void plan(long from, int count, List<Part> parts) {
        long row = from;
        int left = count;
        while (left > 0 && row < index.rows()) {
            int block = index.find(row);
            int rows = (int) Math.min(left, index.firstRow(block + 1) - row);
            long offset = index.offset(block);
            parts.add(new Part(
                    offset, (int) (index.offset(block + 1) - offset), (int) (row - index.firstRow(block)), rows, null));
            row += rows;
            left -= rows;
        }
        if (left > 0) {
            parts.add(new Part(0, 0, (int) (row - index.rows()), left, tail.bytes()));
        }
    }

    private RowBatch read(List<Part> parts, int rows) throws IOException {
        List<Block> blocks = new ArrayList<>(parts.size());
        int[] begins = new int[parts.size()];
        int begin = 0;
        for (int i = 0; i < begins.length; i++) {
            Part part = parts.get(i);
            begins[i] = begin;
            begin += part.rows();
            blocks.add(Block.of(bytes(part), part.skipped(), part.rows(), columns.size()));
        }
        return new StoredBatch(columns, blocks, begins, rows);
    }

    private byte[] bytes(Part part) throws IOException {
        byte[] inMemory = part.inMemory();
        SpoolFile source = file;
        if (inMemory != null || source == null) {
            return inMemory == null ? new byte[0] : inMemory;
        }
        return source.read(part.offset(), part.length());
    }

    /** Deletes the file. No append is allowed afterwards. */
    void close() throws IOException {
        SpoolFile ours = file;
        if (ours != null) {
            ours.close();
        }
    }

    /** The rows that are in no block yet. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Tail(byte[] bytes, int rows) {}

    /** Rows of one block: in memory if {@code inMemory} is present, otherwise in the file. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Part(long offset, int length, int skipped, int rows, byte @Nullable [] inMemory) {}
}
