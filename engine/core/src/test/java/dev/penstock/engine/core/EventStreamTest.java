package dev.penstock.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.StatementEvent;
import dev.penstock.engine.api.Subscription;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class EventStreamTest {
    private final List<StatementEvent> heard = Collections.synchronizedList(new ArrayList<>());

    @Test
    void publish_toTwoListeners_bothHearAllInOrder() {
        try (EventStream<StatementEvent> stream = new EventStream<>(StatementEvent.Dropped::new, "test")) {
            List<StatementEvent> other = Collections.synchronizedList(new ArrayList<>());
            stream.listen(heard::add);
            stream.listen(other::add);
            for (int i = 0; i < 100; i++) {
                stream.publish(event(i));
            }

            Await.until(() -> heard.size() == 100 && other.size() == 100);
            assertThat(heard)
                    .extracting(event -> ((StatementEvent.Started) event).id())
                    .isSorted();
        }
    }

    @Test
    void close_ofTheSubscription_endsIt() {
        try (EventStream<StatementEvent> stream = new EventStream<>(StatementEvent.Dropped::new, "test")) {
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
        try (EventStream<StatementEvent> stream = new EventStream<>(StatementEvent.Dropped::new, "test")) {
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
                            StatementEvent.Dropped.class,
                            dropped -> assertThat(dropped.count()).isEqualTo(10));
            assertThat(((StatementEvent.Started) heard.get(2)).id()).isEqualTo(11);
        }
    }

    @Test
    void listenerThatThrows_hearsTheNextEvent() {
        try (EventStream<StatementEvent> stream = new EventStream<>(StatementEvent.Dropped::new, "test")) {
            stream.listen(event -> {
                heard.add(event);
                throw new IllegalStateException("a listener's bug");
            });
            stream.publish(event(1));
            stream.publish(event(2));

            Await.until(() -> heard.size() == 2);
        }
    }

    @Test
    void listenerThatThrowsAnError_harmsNeitherPublisherNorTheOtherListener() {
        try (EventStream<StatementEvent> stream = new EventStream<>(StatementEvent.Dropped::new, "test")) {
            List<StatementEvent> other = Collections.synchronizedList(new ArrayList<>());
            stream.listen(event -> {
                heard.add(event);
                throw new StackOverflowError("a listener's bug");
            });
            stream.listen(other::add);
            for (int i = 0; i < 50; i++) {
                stream.publish(event(i));
            }

            Await.until(() -> heard.size() == 50 && other.size() == 50);
        }
    }

    @Test
    void listenerThatThrows_isLoggedOncePerKind() {
        try (LoggedWarnings log = new LoggedWarnings(EventStream.class);
                EventStream<StatementEvent> stream = new EventStream<>(StatementEvent.Dropped::new, "test")) {
            stream.listen(event -> {
                heard.add(event);
                if (heard.size() % 2 == 0) {
                    throw new IllegalStateException("even");
                }
                throw new AssertionError("odd");
            });
            for (int i = 0; i < 10; i++) {
                stream.publish(event(i));
            }

            Await.until(() -> heard.size() == 10 && log.messages().size() >= 2);
            assertThat(log.messages())
                    .hasSize(2)
                    .allSatisfy(message -> assertThat(message).startsWith("A listener failed on Started"));
        }
    }

    @Test
    void listenerThatInterruptsItsThread_hearsTheNextEvent() {
        try (EventStream<StatementEvent> stream = new EventStream<>(StatementEvent.Dropped::new, "test")) {
            stream.listen(event -> {
                heard.add(event);
                Thread.currentThread().interrupt();
            });
            stream.publish(event(1));
            Await.until(() -> heard.size() == 1);
            stream.publish(event(2));

            Await.until(() -> heard.size() == 2);
        }
    }

    @Test
    void listenerThatClosesItsOwnSubscription_hearsNoMore() {
        try (EventStream<StatementEvent> stream = new EventStream<>(StatementEvent.Dropped::new, "test")) {
            List<Subscription> subscriptions = Collections.synchronizedList(new ArrayList<>());
            CountDownLatch subscribed = new CountDownLatch(1);
            subscriptions.add(stream.listen(event -> {
                try {
                    subscribed.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                heard.add(event);
                subscriptions.getFirst().close();
            }));
            stream.publish(event(1));
            stream.publish(event(2));
            subscribed.countDown();

            Await.until(() -> !stream.heard());
            assertThat(heard).hasSize(1);
        }
    }

    @Test
    void listen_afterClose_hearsNothing() {
        EventStream<StatementEvent> stream = new EventStream<>(StatementEvent.Dropped::new, "test");
        stream.close();

        Subscription subscription = stream.listen(heard::add);

        assertThat(stream.heard()).isFalse();
        stream.publish(event(1));
        subscription.close();
        assertThat(heard).isEmpty();
    }

    private static StatementEvent event(long id) {
        return new StatementEvent.Started(
                id, Instant.now(), "db", Caller.of("test"), Intent.READ, "select 1", "select 1");
    }
}
