package dev.penstock.engine.core.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.penstock.engine.api.WorkspaceException;
import dev.penstock.engine.api.WorkspaceStore.Edit;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests that a key moves within its mapping with all its parts and that nothing else moves. */
class MoveTest {
    private static final String DOCUMENT = """
            # The shop's databases.

            databases:
              # Everything that is sold.
              orders:   # the one that matters
                engine: sqlite
                file: orders.db
                # room for more

              # Clicks.
              events: {engine: sqlite, file: 'events.db'}

              archive:
                engine: sqlite
                file: archive.db
            """;

    @Test
    void move_up_takesItsCommentsAndItsBlankLine() {
        assertThat(move(DOCUMENT, "orders", "databases", "events")).isEqualTo("""
                # The shop's databases.

                databases:
                  # Clicks.
                  events: {engine: sqlite, file: 'events.db'}

                  # Everything that is sold.
                  orders:   # the one that matters
                    engine: sqlite
                    file: orders.db
                    # room for more

                  archive:
                    engine: sqlite
                    file: archive.db
                """);
    }

    @Test
    void move_toTheEnd_takesItsCommentsAndItsBlankLine() {
        String moved = """
                # The shop's databases.

                databases:
                  # Clicks.
                  events: {engine: sqlite, file: 'events.db'}

                  archive:
                    engine: sqlite
                    file: archive.db

                  # Everything that is sold.
                  orders:   # the one that matters
                    engine: sqlite
                    file: orders.db
                    # room for more
                """;

        assertThat(move(DOCUMENT, null, "databases", "orders")).isEqualTo(moved);
        assertThat(move(DOCUMENT.stripTrailing(), null, "databases", "orders")).isEqualTo(moved);
        assertThat(move(moved, "events", "databases", "orders")).isEqualTo(DOCUMENT);
    }

    @Test
    void move_whereItStandsAlready_changesNothing() {
        assertThat(move(DOCUMENT, "events", "databases", "orders")).isEqualTo(DOCUMENT);
        assertThat(move(DOCUMENT, null, "databases", "archive")).isEqualTo(DOCUMENT);
        assertThat(move(DOCUMENT, "events", "databases", "events")).isEqualTo(DOCUMENT);
        assertThat(move("a: {b: 1, c: 2}\n", "c", "a", "b")).isEqualTo("a: {b: 1, c: 2}\n");
    }

    @Test
    void move_ofTheLastLineWithoutItsEnd_endsIt() {
        assertThat(move("a: 1\r\nb: 2", "a", "b")).isEqualTo("b: 2\r\na: 1\r\n");
        assertThat(move("a: 1\nb: 2", null, "a")).isEqualTo("b: 2\na: 1\n");
    }

    @Test
    void move_inBraces_keepsThem() {
        assertThat(move("a: { b: 1 ,  c: [2, 3],d: 4 }  # why\n", "b", "a", "d"))
                .isEqualTo("a: { d: 4 ,  b: 1,c: [2, 3] }  # why\n");
        assertThat(move("{a: 1, b: 2, c: 3}\n", null, "a")).isEqualTo("{b: 2, c: 3, a: 1}\n");
    }

    @Test
    void move_ofNothing_orBeforeNothing_isRefused() {
        assertRefused(() -> move(DOCUMENT, null, "databases", "nothing"), "there is nothing to move");
        assertRefused(() -> move(DOCUMENT, "nothing", "databases", "orders"), "there is no 'nothing'");
        assertRefused(() -> move("", null, "databases"), "there is nothing to move");
    }

    @Test
    void move_thatTheFileDoesNotSurvive_isRefused() {
        assertRefused(() -> move("a: &x 1\nb: *x\n", null, "a"), "cannot be edited without breaking the file");
        assertRefused(() -> move("a: &p {b: 1, c: 2}\nd: *p\n", "b", "a", "c"), "changing others");
        assertRefused(() -> move("a: &p {b: 1, c: 2}\nd: *p\n", "b", "d", "c"), "found an alias");
        assertRefused(() -> move("a: |+\n  x\n\nb: 1\nc: 2\n", "a", "b"), "changing others");
    }

    private static void assertRefused(ThrowingCallable edit, String found) {
        assertThatExceptionOfType(WorkspaceException.class).isThrownBy(edit).withMessageContaining(found);
    }

    private static String move(String text, @Nullable String before, String... path) {
        return Editor.apply(Path.of("/w/penstock.yaml"), text, new Edit.Move(List.of(path), before));
    }
}
