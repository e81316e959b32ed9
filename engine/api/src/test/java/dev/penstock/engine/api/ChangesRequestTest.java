package dev.penstock.engine.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.engine.api.document.Timestamp;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChangesRequestTest {
    private static final ResumeToken TOKEN = new ResumeToken(EngineKind.MONGODB, "82");

    @Test
    void requests_startNowUnlessTheySayOtherwise() {
        ChangesRequest orders = ChangesRequest.ofCollection("orders");

        assertThat(orders.start()).isEqualTo(new ChangesRequest.Now());
        assertThat(orders.after(TOKEN).start()).isEqualTo(new ChangesRequest.After(TOKEN));
        assertThat(orders.at(new Timestamp(7, 0)).start()).isEqualTo(new ChangesRequest.At(new Timestamp(7, 0)));
        assertThat(orders.after(TOKEN).watched()).isEqualTo(orders.watched());
        assertThat(ChangesRequest.ofDatabase().watched())
                .isInstanceOfSatisfying(
                        ChangesRequest.Collections.class,
                        all -> assertThat(all.collection()).isNull());
    }

    @Test
    void notifications_startNowOnly() {
        ChangesRequest jobs = ChangesRequest.ofChannels("jobs", "mails");

        assertThat(jobs.watched()).isEqualTo(new ChangesRequest.Channels(List.of("jobs", "mails")));
        assertThatThrownBy(() -> jobs.after(TOKEN)).hasMessageContaining("Notifications start now");
        assertThatThrownBy(ChangesRequest::ofChannels).hasMessageContaining("name at least one");
    }

    @Test
    void pipeline_isCopiedInTheFormOfDocuments() {
        List<Map<String, @Nullable Object>> pipeline = new ArrayList<>();
        pipeline.add(Map.of("$match", Map.of("total", new BigDecimal("1.5"))));
        ChangesRequest.Collections watched =
                new ChangesRequest.Collections("orders", pipeline, ChangesRequest.FullDocument.LOOKED_UP, true);
        pipeline.clear();

        assertThat(new Document(watched.pipeline().getFirst()))
                .hasToString("{\"$match\": {\"total\": {\"$numberDecimal\": \"1.5\"}}}");
    }

    @Test
    void updateDescription_copiesItsLists() {
        Change.UpdateDescription update = new Change.UpdateDescription(
                new Document(Map.of()), List.of("a"), List.of(new Change.TruncatedArray("b", 1)));

        assertThat(update.removed()).isUnmodifiable();
        assertThat(update.truncated()).isUnmodifiable();
    }
}
