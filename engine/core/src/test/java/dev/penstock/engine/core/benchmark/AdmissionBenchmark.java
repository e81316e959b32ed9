package dev.penstock.engine.core.benchmark;

import com.sun.management.OperatingSystemMXBean;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.core.MeasuredAdmission;
import dev.penstock.engine.core.cost.StubEngine;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * Crowds before a pool: what thousands of parked callers cost, and a closed loop of them over a few permits, where each
 * caller asks again as soon as it has been served. Beside HikariCP's pool of the same size. Both have the same fake driver,
 * on which a statement is a park of 0.2 ms, and the same time limit for a connection.
 *
 * <p>{@code AdmissionBenchmark CALLERS PERMITS SECONDS}
 */
public final class AdmissionBenchmark {
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final long HOLD_NANOS = TimeUnit.MICROSECONDS.toNanos(200);
    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final int callers;
    private final int permits;
    private final Duration time;

    private AdmissionBenchmark(int callers, int permits, Duration time) {
        this.callers = callers;
        this.permits = permits;
        this.time = time;
    }

    /** Prints both parts. */
    public static void main(String[] arguments) throws Exception {
        AdmissionBenchmark here = new AdmissionBenchmark(
                Integer.parseInt(arguments[0]),
                Integer.parseInt(arguments[1]),
                Duration.ofSeconds(Long.parseLong(arguments[2])));
        here.parked();
        here.closedLoop();
    }

    private void parked() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        try (MeasuredAdmission admission = new MeasuredAdmission(0)) {
            for (int i = 0; i < callers; i++) {
                threads.add(Thread.startVirtualThread(() -> admission.enter(Duration.ofHours(1))));
            }
            while (admission.waiting() < callers) {
                Thread.sleep(10);
            }
            // what the start has left for the compiler and the collector is not the waiters' cost
            Thread.sleep(WARM_UP);
            long before = PROCESS.getProcessCpuTime();
            Thread.sleep(time);
            long spent = PROCESS.getProcessCpuTime() - before;
            System.out.printf(
                    "%n%,d parked callers, each with a deadline: %.2f %% of one core, for the whole process over %d s%n",
                    callers, 100.0 * spent / time.toNanos(), time.toSeconds());
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void closedLoop() throws Exception {
        System.out.printf(
                "%nClosed loop: %,d virtual threads, %d permits, each held for a park of 0.2 ms, limit %d s, %d s%n",
                callers, permits, LIMIT.toSeconds(), time.toSeconds());
        try (HikariDataSource pool = pool();
                Penstock engine = StubEngine.open(permits, LIMIT);
                MeasuredAdmission admission = new MeasuredAdmission(permits);
                MeasuredAdmission before = new MeasuredAdmission(permits);
                HikariDataSource behind = pool()) {
            ClosedLoop.Service alone = () -> {
                if (!admission.enter(LIMIT)) {
                    return false;
                }
                try {
                    hold();
                } finally {
                    admission.leave();
                }
                return true;
            };
            ClosedLoop.Service together = () -> {
                if (!before.enter(LIMIT)) {
                    return false;
                }
                try {
                    return served(behind);
                } finally {
                    before.leave();
                }
            };
            DataSource ours =
                    engine.database("jdbc").session(Caller.of("crowd")).dataSource();
            ClosedLoop.Service whole = () -> served(ours);
            ClosedLoop.Service hikari = () -> served(pool);
            print("Admission alone", alone);
            print("Admission before HikariCP", together);
            print("The whole engine", whole);
            print("HikariCP alone", hikari);
        }
    }

    private void print(String name, ClosedLoop.Service service) throws InterruptedException {
        ClosedLoop.run(service, callers, WARM_UP);
        long before = PROCESS.getProcessCpuTime();
        ClosedLoop.Outcome outcome = ClosedLoop.run(service, callers, time);
        double cpu = (PROCESS.getProcessCpuTime() - before) / 1e3;
        System.out.printf(
                "%-26s %8.0f a second, median %8.2f ms, p99 %8.2f ms (%5.2f times), longest %8.2f ms,"
                        + " %d timeouts, %d callers never served, %.2f us of processor time each%n",
                name,
                outcome.served() / (outcome.nanos() / 1e9),
                outcome.millis(0.5),
                outcome.millis(0.99),
                outcome.millis(0.99) / outcome.millis(0.5),
                outcome.millis(1),
                outcome.timeouts(),
                outcome.unserved(),
                cpu / outcome.served());
    }

    private HikariDataSource pool() {
        HikariConfig config = new HikariConfig();
        config.setDataSource(StubEngine.driver());
        config.setMaximumPoolSize(permits);
        config.setMinimumIdle(permits);
        config.setConnectionTimeout(LIMIT.toMillis());
        return new HikariDataSource(config);
    }

    /** The engine checks a connection out at its first statement. */
    private static boolean served(DataSource pool) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select n from t");
            hold();
            return true;
        } catch (SQLException timeout) {
            return false;
        }
    }

    private static void hold() {
        LockSupport.parkNanos(HOLD_NANOS);
    }
}
