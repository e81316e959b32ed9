package dev.penstock.connectors.tck.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.connectors.tck.Contract;
import dev.penstock.engine.api.Document;
import dev.penstock.engine.api.DocumentCommand;
import dev.penstock.engine.api.Documents;
import dev.penstock.engine.api.Result;
import dev.penstock.engine.api.Statement;
import dev.penstock.engine.api.spi.Lease;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A theme of the document part: statements as commands, results as documents. */
public abstract class DocumentContract extends Contract {
    /** For subclasses in other modules. */
    protected DocumentContract() {}

    @Override
    protected abstract DocumentBed bed();

    final DocumentBed server() {
        return (DocumentBed) opened();
    }

    /** Inserts documents into the collection {@code paper}, all with one command. */
    static DocumentCommand insert(List<? extends Map<String, ? extends @Nullable Object>> documents) {
        return DocumentCommand.of("{\"insert\": \"paper\", \"documents\": :documents}")
                .with("documents", documents);
    }

    /** Inserts one document into the collection {@code paper}. */
    static DocumentCommand insert(Map<String, ? extends @Nullable Object> document) {
        return insert(List.of(document));
    }

    /** Finds documents of the collection {@code paper}, in the order of their keys. */
    static DocumentCommand find(Map<String, ? extends @Nullable Object> filter) {
        return DocumentCommand.of("{\"find\": \"paper\", \"filter\": :filter, \"sort\": {\"_id\": 1}}")
                .with("filter", filter);
    }

    /** Runs a command that returns documents, and reads them whole. */
    final List<Document> documents(Lease lease, Statement command) {
        Result result = execute(lease, command);
        assertThat(result).as(command.text()).isInstanceOf(Documents.class);
        return ((Documents) result).toList();
    }

    /** The only document with that key. */
    final Document only(Lease lease, Object key) {
        List<Document> found = documents(lease, find(Map.of("_id", key)));
        assertThat(found).as("documents with the key %s", key).hasSize(1);
        return found.getFirst();
    }

    /** The keys of the documents of the collection {@code paper}, in order, as texts. */
    final List<String> keys(Lease lease) {
        return documents(lease, find(Map.of())).stream()
                .map(document -> String.valueOf(document.get("_id")))
                .toList();
    }
}
