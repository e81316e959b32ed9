package dev.penstock.engine.api.document;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Bytes with a subtype. Those of subtype 4 with 16 bytes are {@link java.util.UUID}s instead; those of subtype 3, whose
 * byte order depends on the driver that wrote them, stay as they are.
 */
public final class Binary implements BsonValue {
    /** The subtype of bytes without a further meaning. */
    public static final int GENERIC = 0;

    /** The subtype of UUIDs as old drivers wrote them, each in a byte order of its own. */
    public static final int LEGACY_UUID = 3;

    /** The subtype of UUIDs. */
    public static final int UUID = 4;

    /** The first of the subtypes that applications define. */
    public static final int USER_DEFINED = 0x80;

    private final int subtype;
    private final byte[] bytes;

    /**
     * Copies the bytes.
     *
     * @param subtype from 0 to 255
     * @throws IllegalArgumentException if the subtype is out of its range
     */
    public Binary(int subtype, byte[] bytes) {
        if (subtype < 0 || subtype > 255) {
            throw new IllegalArgumentException("subtype is " + subtype + ": give 0 to 255");
        }
        this.subtype = subtype;
        this.bytes = bytes.clone();
    }

    /** Bytes without a further meaning; copied. */
    public static Binary of(byte[] bytes) {
        return new Binary(GENERIC, bytes);
    }

    /** What the bytes are, from 0 to 255. */
    public int subtype() {
        return subtype;
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** How many bytes. */
    public int size() {
        return bytes.length;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Binary binary && subtype == binary.subtype && Arrays.equals(bytes, binary.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * subtype + Arrays.hashCode(bytes);
    }

    /** Its subtype and size, not its content. */
    @Override
    public String toString() {
        return "Binary[subtype=" + subtype + ", " + bytes.length + " bytes]";
    }
}
