package dev.penstock.engine.headless.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.Document;
import dev.penstock.engine.api.Documents;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.Penstock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents from a script, because no connector returns documents yet. */
class ResultPrinterTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final StringWriter err = new StringWriter();

    @Test
    void print_documents_standOneALine() throws IOException {
        ScriptedDocuments documents = new ScriptedDocuments(List.of(List.of("Ann", "Bob"), List.of("Cid")));

        print(documents, Long.MAX_VALUE);

        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .hasSize(3)
                .first()
                .asString()
                .contains("\"name\"", "\"Ann\"");
        assertThat(err.toString()).startsWith("3 documents, ");
        assertThat(documents.closed).isTrue();
    }

    @Test
    void print_moreDocumentsThanTheLimit_saysSo() throws IOException {
        ScriptedDocuments documents = new ScriptedDocuments(List.of(List.of("Ann"), List.of("Bob", "Cid"), List.of()));

        print(documents, 1);

        assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
        assertThat(err.toString()).startsWith("1 document, ").contains("documents are shown");
        assertThat(documents.closed).isTrue();
    }

    private void print(Documents documents, long limit) throws IOException {
        Path file = Files.writeString(folder.resolve("penstock.yaml"), "databases: {}\n");
        Terminal terminal = new Terminal(
                new ByteArrayInputStream(new byte[0]),
                out,
                new PrintWriter(err, true),
                false,
                false,
                false,
                () -> 80,
                prompt -> null,
                Map.of());
        try (Penstock penstock = Penstock.open(file);
                Interrupts interrupts = Interrupts.of(terminal.err(), () -> {});
                StatementProgress progress = StatementProgress.on(terminal)) {
            new ResultPrinter(terminal, penstock, OutputFormat.JSON, limit, interrupts, progress).print(documents);
        }
    }

    private static final class ScriptedDocuments implements Documents {
        private final Deque<List<Document>> batches = new ArrayDeque<>();
        private boolean closed;

        /** One batch per list, one document per name. */
        private ScriptedDocuments(List<List<String>> batches) {
            for (List<String> batch : batches) {
                List<Document> documents = new ArrayList<>();
                batch.forEach(name -> documents.add(new Document(Map.of("name", name))));
                this.batches.add(documents);
            }
        }

        @Override
        public @Nullable List<Document> next() {
            return batches.poll();
        }

        @Override
        public Execution<@Nullable List<Document>> nextAsync() {
            throw new AssertionError("the printer reads and waits");
        }

        @Override
        public void cancel() {}

        @Override
        public void close() {
            closed = true;
        }
    }
}
