package dev.penstock.connectors.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlatformThreadsTest {
    private final PlatformThreads threads = new PlatformThreads("native", 1);

    @AfterEach
    void close() {
        threads.close();
    }

    @Test
    void call_fromAVirtualThread_runsOnAPlatformThreadOfItsOwn() throws Exception {
        Thread ran = onVirtualThread(() -> threads.call(Thread::currentThread));

        assertThat(ran.isVirtual()).isFalse();
        assertThat(ran.isDaemon()).isTrue();
        assertThat(ran.getName()).startsWith("native-");
    }

    @Test
    void call_fromAPlatformThread_runsThere() {
        assertThat(threads.call(Thread::currentThread)).isSameAs(Thread.currentThread());
    }

    @Test
    void call_thatFails_failsAsItself() throws Exception {
        assertThat(onVirtualThread(() -> caught(() -> {
                    throw new IllegalStateException("itself");
                })))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("itself");
        assertThat(onVirtualThread(() -> caught(() -> {
                    throw new AssertionError("an error");
                })))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void call_whileAllAreBusy_runsOnTheCallersThread() throws Exception {
        CompletableFuture<Boolean> release = new CompletableFuture<>();
        CompletableFuture<Boolean> began = new CompletableFuture<>();
        Thread busy = Thread.ofVirtual()
                .start(() -> threads.run(() -> {
                    began.complete(true);
                    release.join();
                }));
        began.get(60, TimeUnit.SECONDS);

        assertThat(onVirtualThread(() -> threads.call(Thread::currentThread)).isVirtual())
                .isTrue();
        release.complete(true);
        busy.join();
    }

    @Test
    void call_afterClose_stillRuns() throws Exception {
        threads.close();

        assertThat(onVirtualThread(() -> threads.call(() -> "ran"))).isEqualTo("ran");
    }

    private Throwable caught(Runnable work) {
        try {
            threads.run(work);
            return new AssertionError("It did not fail");
        } catch (RuntimeException | Error e) {
            return e;
        }
    }

    private static <T> T onVirtualThread(Supplier<T> work) throws Exception {
        CompletableFuture<T> done = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                done.complete(work.get());
            } catch (Throwable e) {
                done.completeExceptionally(e);
            }
        });
        return done.get(60, TimeUnit.SECONDS);
    }
}
