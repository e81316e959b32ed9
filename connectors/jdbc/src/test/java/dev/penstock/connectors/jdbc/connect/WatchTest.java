package dev.penstock.connectors.jdbc.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.Socket;
import java.sql.SQLException;
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
    void limitPasses_closesWhatIsWatched_andWhatIsWatchedLater() throws Exception {
        CountDownLatch closed = new CountDownLatch(2);
        try (Watch watch = new Watch(Duration.ofMillis(1))) {
            watch.watch(() -> {
                closed.countDown();
                throw new IOException("It cannot be closed");
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
    void over_theTimeIsOver_abortsTheConnection() throws Exception {
        FakeConnection watched = new FakeConnection();
        try (Watch watch = Watch.over(watched.connection(), Duration.ofMillis(1))) {
            assertThat(watched.aborted.await(60, TimeUnit.SECONDS)).isTrue();
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(watch::requireInTime)
                    .satisfies(failure -> assertThat(failure.getSQLState()).isEqualTo("08006"));
        }
        assertThat(watched.closed.getCount()).isOne();
    }

    @Test
    void over_inTime_leavesTheConnectionAlone() throws SQLException {
        FakeConnection watched = new FakeConnection();
        try (Watch watch = Watch.over(watched.connection(), LONG)) {
            watch.requireInTime();
            watch.end();
        }
        assertThat(watched.aborted.getCount()).isOne();
    }
}
