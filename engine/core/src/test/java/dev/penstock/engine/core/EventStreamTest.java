package dev.penstock.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.EngineEvent;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.Subscription;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class EventStreamTest {
    private final List<EngineEvent> heard = Collections.synchronizedList(new ArrayList<>());

    @Test
    void publish_toTwoListeners_bothHearAllInOrder() {
        try (EventStream stream = new EventStream()) {
            List<EngineEvent> other = Collections.synchronizedList(new ArrayList<>());
            stream.listen(heard::add);
            stream.listen(other::add);
            for (int i = 0; i < 100; i++) {
                stream.publish(event(i));
            }

            Await.until(() -> heard.size() == 100 && other.size() == 100);
            assertThat(heard)
                    .extracting(event -> ((EngineEvent.Started) event).id())
                    .isSorted();
        }
    }

    @Test
    void close_ofTheSubscription_endsIt() {
        try (EventStream stream = new EventStream()) {
            Subscription subscription = stream.listen(heard::add);
            assertThat(stream.heard()).isTrue();

            subscription.close();

            assertThat(stream.heard()).isFalse();
            stream.publish(event(1));
            assertThat(heard).isEmpty();
        }
    }

    @Test
    void slowListener_losesTheOldestAndIsToldHowMany() throws InterruptedException {
        try (EventStream stream = new EventStream()) {
            CountDownLatch busy = new CountDownLatch(1);
            CountDownLatch go = new CountDownLatch(1);
            stream.listen(event -> {
                busy.countDown();
                try {
                    go.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                heard.add(event);
            });
            stream.publish(event(0));
            busy.await();
            for (int i = 1; i <= 8_192 + 10; i++) {
                stream.publish(event(i));
            }
            go.countDown();

            Await.until(() -> heard.size() == 8_194);
            assertThat(heard.get(1))
                    .isInstanceOfSatisfying(
                            EngineEvent.Dropped.class,
                            dropped -> assertThat(dropped.count()).isEqualTo(10));
            assertThat(((EngineEvent.Started) heard.get(2)).id()).isEqualTo(11);
        }
    }

    @Test
    void listenerThatThrows_hearsTheNextEvent() {
        try (EventStream stream = new EventStream()) {
            stream.listen(event -> {
                heard.add(event);
                throw new IllegalStateException("a listener's bug");
            });
            stream.publish(event(1));
            stream.publish(event(2));

            Await.until(() -> heard.size() == 2);
        }
    }

    private static EngineEvent event(long id) {
        return new EngineEvent.Started(id, Instant.now(), "db", Caller.of("test"), Intent.READ, "select 1");
    }
}
