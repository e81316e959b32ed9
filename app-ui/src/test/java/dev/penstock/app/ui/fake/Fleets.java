package dev.penstock.app.ui.fake;

import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Health;
import dev.penstock.engine.api.Profile.SafeMode;
import dev.penstock.engine.api.Role;
import java.time.Duration;

/** Engines in the states that screenshots show. */
public final class Fleets {
    private Fleets() {}

    /** A little of everything: two healthy databases, a slow replica, one that is down, one not asked yet. */
    public static FakePenstock full() {
        FakePenstock penstock = new FakePenstock(
                "prod",
                new FakeDatabase("orders", EngineKind.POSTGRESQL, SafeMode.CONFIRM_WRITES)
                        .up("db1.fra.shop.example:5432", Role.PRIMARY, null)
                        .up("db2.fra.shop.example:5432", Role.REPLICA, Duration.ofMillis(38))
                        .pool(7, 5, 0, 20),
                new FakeDatabase("billing", EngineKind.POSTGRESQL, SafeMode.READ_ONLY)
                        .up("bill1.fra.shop.example:5432", Role.PRIMARY, null)
                        .bad(
                                "bill2.fra.shop.example:5432",
                                Role.REPLICA,
                                Health.DEGRADED,
                                "It is 1.84 s behind its primary, more than max-lag of 1 s",
                                null)
                        .pool(18, 0, 4, 20),
                new FakeDatabase("catalog", EngineKind.SQLITE, SafeMode.OFF)
                        .file("/srv/shop/data/catalog.db")
                        .pool(1, 3, 0, 8),
                new FakeDatabase("sessions", EngineKind.MYSQL, SafeMode.WARN)
                        .bad(
                                "my1.fra.shop.example:3306",
                                Role.PRIMARY,
                                Health.DOWN,
                                "Nothing listens at my1.fra.shop.example:3306: connection refused",
                                ErrorCode.CONNECT_REFUSED),
                new FakeDatabase("events", EngineKind.MONGODB, SafeMode.CONFIRM_DESTRUCTIVE)
                        .never("mongo1.fra.shop.example:27017", Health.UNKNOWN, null, null));
        penstock.metrics().load("orders", 1234, 0, Duration.ofNanos(4_120_000));
        penstock.metrics().load("billing", 86, 1.4, Duration.ofMillis(187));
        penstock.metrics().load("catalog", 5.2, 0, Duration.ofNanos(412_000));
        return penstock;
    }

    /** Nothing has answered yet. */
    public static FakePenstock loading() {
        FakePenstock penstock = new FakePenstock(
                "dev",
                new FakeDatabase("orders", EngineKind.POSTGRESQL, SafeMode.CONFIRM_WRITES)
                        .never("localhost:5432", Health.UNKNOWN, null, null),
                new FakeDatabase("events", EngineKind.MONGODB, SafeMode.OFF)
                        .never("localhost:27017", Health.UNKNOWN, null, null));
        penstock.metrics().since(FakeDatabase.NOW);
        return penstock;
    }

    /** Everything is down. */
    public static FakePenstock failed() {
        return new FakePenstock(
                null,
                new FakeDatabase("orders", EngineKind.POSTGRESQL, SafeMode.CONFIRM_WRITES)
                        .never(
                                "localhost:5432",
                                Health.DOWN,
                                "The server rejected user app: password authentication failed",
                                ErrorCode.LOGIN_REJECTED)
                        .bad(
                                "localhost:5433",
                                Role.REPLICA,
                                Health.DOWN,
                                "It did not answer within 2 s",
                                ErrorCode.CONNECT_TIMEOUT),
                new FakeDatabase("music", EngineKind.SQLITE, SafeMode.OFF)
                        .never(
                                "localhost:1",
                                Health.DOWN,
                                "data/music.db is a folder, not a database file",
                                ErrorCode.FILE_IS_FOLDER));
    }

    /** A workspace without databases. */
    public static FakePenstock empty() {
        return new FakePenstock((String) null);
    }
}
