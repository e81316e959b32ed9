package dev.penstock.connectors.jdbc.connect;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.CountDownLatch;

/** A connection to nothing, which keeps whether it was closed or aborted. */
final class FakeConnection {
    final CountDownLatch closed = new CountDownLatch(1);
    final CountDownLatch aborted = new CountDownLatch(1);

    Connection connection() {
        return (Connection) Proxy.newProxyInstance(
                FakeConnection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                    switch (method.getName()) {
                        case "close" -> closed.countDown();
                        case "abort" -> aborted.countDown();
                        default -> throw new UnsupportedOperationException(method.getName());
                    }
                    return null;
                });
    }
}
