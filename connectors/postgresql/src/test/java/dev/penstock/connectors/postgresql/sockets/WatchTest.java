package dev.penstock.connectors.postgresql.sockets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WatchTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @Test
    void done_inTime_closesNothing() throws IOException {
        try (Watch watch = new Watch(LONG);
                Socket socket = new Socket()) {
            watch.watch(socket);

            assertThat(watch.done()).isTrue();
            assertThat(socket.isClosed()).isFalse();
        }
    }

    @Test
    void end_closesWhatIsWatched_andWhatIsWatchedLater() throws Exception {
        CountDownLatch closed = new CountDownLatch(2);
        try (Watch watch = new Watch(Duration.ofMillis(1))) {
            watch.watch(() -> {
                closed.countDown();
                throw new IOException("It does not want to");
            });
            while (closed.getCount() > 1) {
                Thread.onSpinWait();
            }
            watch.watch(closed::countDown);

            assertThat(closed.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(watch.done()).isFalse();
        }
    }

    @Test
    void socket_madeUnderAWatch_isClosedByIt() throws Exception {
        try (Watch watch = new Watch(Duration.ofMillis(1));
                Socket socket =
                        ScopedValue.where(UntimedSockets.WATCH, watch).call(() -> new UntimedSockets().createSocket());
                Socket other = new UntimedSockets().createSocket()) {
            while (!socket.isClosed()) {
                Thread.onSpinWait();
            }
            assertThat(other.isClosed()).isFalse();
        }
    }
}
