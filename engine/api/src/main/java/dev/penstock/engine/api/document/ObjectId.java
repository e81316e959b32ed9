package dev.penstock.engine.api.document;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The usual key of a document: 12 bytes, of which four are seconds since 1970, five are random for each process, and
 * three count. Ordered as the server orders its bytes.
 */
public final class ObjectId implements BsonValue, Comparable<ObjectId> {
    private static final int BYTES = 12;

    private final int seconds;
    private final long rest;

    private ObjectId(int seconds, long rest) {
        this.seconds = seconds;
        this.rest = rest;
    }

    /** A new one: no other process, and no other call in this one, gets the same. */
    public static ObjectId create() {
        int count = Generator.COUNTER.getAndIncrement() & 0xFF_FFFF;
        return new ObjectId((int) Instant.now().getEpochSecond(), Generator.RANDOM << 24 | count);
    }

    /**
     * From 24 hexadecimal digits, in capitals or not.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static ObjectId of(String hex) {
        if (hex.length() == 2 * BYTES && hex.chars().allMatch(HexFormat::isHexDigit)) {
            return of(HexFormat.of().parseHex(hex));
        }
        throw new IllegalArgumentException("'" + Excerpt.of(hex) + "' is no object id: give 24 hexadecimal digits");
    }

    /**
     * From its bytes, as they are sent.
     *
     * @throws IllegalArgumentException if they are not twelve
     */
    public static ObjectId of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("An object id has 12 bytes, not " + bytes.length);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new ObjectId(buffer.getInt(), buffer.getLong());
    }

    /** When it was made, to the second. */
    public Instant time() {
        return Instant.ofEpochSecond(Integer.toUnsignedLong(seconds));
    }

    /** A copy of its bytes, as they are sent. */
    public byte[] bytes() {
        return ByteBuffer.allocate(BYTES).putInt(seconds).putLong(rest).array();
    }

    /** Its bytes as 24 hexadecimal digits in small letters. */
    public String hex() {
        return HexFormat.of().formatHex(bytes());
    }

    @Override
    public int compareTo(ObjectId other) {
        int bySeconds = Integer.compareUnsigned(seconds, other.seconds);
        return bySeconds != 0 ? bySeconds : Long.compareUnsigned(rest, other.rest);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ObjectId id && seconds == id.seconds && rest == id.rest;
    }

    @Override
    public int hashCode() {
        return 31 * seconds + Long.hashCode(rest);
    }

    /** As {@link #hex()}. */
    @Override
    public String toString() {
        return hex();
    }

    /** Loaded when the first id is made, so that reading ids needs no random numbers. */
    private static final class Generator {
        private static final long RANDOM;
        private static final AtomicInteger COUNTER;

        static {
            SecureRandom random = new SecureRandom();
            RANDOM = random.nextLong() & 0xFF_FFFF_FFFFL;
            COUNTER = new AtomicInteger(random.nextInt());
        }
    }
}
