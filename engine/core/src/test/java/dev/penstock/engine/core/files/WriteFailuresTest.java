package dev.penstock.engine.core.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.StorageException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class WriteFailuresTest {
    @Test
    void stream_readerGone_isKnownByItsWords() {
        assertThat(WriteFailures.stream(new IOException("Broken pipe")).code()).isEqualTo(ErrorCode.READER_GONE);
        assertThat(WriteFailures.stream(new IOException("The pipe is being closed"))
                        .code())
                .isEqualTo(ErrorCode.READER_GONE);
        assertThat(WriteFailures.stream(new IOException("Connection reset by peer"))
                        .code())
                .isEqualTo(ErrorCode.READER_GONE);
    }

    @Test
    void stream_otherFailures_haveTheirReasonAndCause() {
        IOException full = new IOException("There is not enough space on the disk");
        IOException other = new IOException("Input/output error");

        assertThat(WriteFailures.stream(full).code()).isEqualTo(ErrorCode.STORAGE_FULL);
        StorageException failure = WriteFailures.stream(other);
        assertThat(failure.code()).isEqualTo(ErrorCode.STORAGE_FAILED);
        assertThat(failure).hasCause(other).hasMessageContaining("Input/output error");
    }

    @Test
    void file_quotaUsedUp_isFull() {
        FileSystemException quota = new FileSystemException("/a", null, "Disk quota exceeded");

        assertThat(WriteFailures.file(Path.of("/a"), quota).code()).isEqualTo(ErrorCode.STORAGE_FULL);
    }

    @Test
    void reason_withoutASentenceOfTheSystem_namesTheKind() {
        assertThat(WriteFailures.reason(new AccessDeniedException("/a"))).isEqualTo("AccessDeniedException: /a");
        assertThat(WriteFailures.reason(new EOFException())).isEqualTo("EOFException: null");
        assertThat(WriteFailures.reason(new IOException("it broke"))).isEqualTo("it broke");
    }
}
