package dev.penstock.engine.api.sql;

import dev.penstock.engine.api.sql.SqlToken.Kind;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * The tokens of a text in five bytes each, because a text may have millions: every token begins at the end of the one
 * before. They lie in chunks, so that a long list is never copied.
 */
final class TokenList extends AbstractList<SqlToken> implements RandomAccess {
    private static final int FIRST_SIZE = 64;
    private static final int CHUNK_BITS = 16;
    private static final int CHUNK = 1 << CHUNK_BITS;
    private static final List<Kind> KINDS = List.of(Kind.values());

    private final List<byte[]> kinds = new ArrayList<>(List.of(new byte[FIRST_SIZE]));
    private final List<int[]> ends = new ArrayList<>(List.of(new int[FIRST_SIZE]));
    private int size;

    void append(Kind kind, int end) {
        int chunk = size >> CHUNK_BITS;
        int place = size & (CHUNK - 1);
        if (chunk == ends.size()) {
            kinds.add(new byte[CHUNK]);
            ends.add(new int[CHUNK]);
        } else if (place == ends.get(chunk).length) {
            kinds.set(chunk, Arrays.copyOf(kinds.get(chunk), 2 * place));
            ends.set(chunk, Arrays.copyOf(ends.get(chunk), 2 * place));
        }
        kinds.get(chunk)[place] = (byte) KINDS.indexOf(kind);
        ends.get(chunk)[place] = end;
        size++;
    }

    @Override
    public SqlToken get(int index) {
        Objects.checkIndex(index, size);
        Kind kind = KINDS.get(kinds.get(index >> CHUNK_BITS)[index & (CHUNK - 1)]);
        return new SqlToken(kind, index == 0 ? 0 : end(index - 1), end(index));
    }

    private int end(int index) {
        return ends.get(index >> CHUNK_BITS)[index & (CHUNK - 1)];
    }

    @Override
    public int size() {
        return size;
    }

    /** The index of the token that begins at a place of the text, or of the one that it is in. */
    int at(int start) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (end(middle) <= start) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
