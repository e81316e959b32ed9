package dev.penstock.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keys in the guide are those of the help, which come from the actions. */
class KeysGuideTest {
    private static final Path GUIDE = Path.of("..", "docs", "guides", "desktop.md");
    private static final String BEGIN = "<!-- keys -->\n";
    private static final String END = "<!-- end of keys -->";

    @TempDir
    Path folder;

    @Test
    void keysOfTheGuide_areThoseOfTheHelp() throws Exception {
        String guide = Files.readString(GUIDE);
        String written = guide.substring(guide.indexOf(BEGIN) + BEGIN.length(), guide.indexOf(END));
        String table;
        try (QueryDesk query = QueryDesk.open(folder)) {
            query.press(KeyCode.F1);
            query.desk()
                    .await("help is shown", () -> query.desk().scene().getRoot().lookup(".help-keys") != null);
            table = Desk.fx(() -> table(query.desk().node(".help-keys", Parent.class)));
        }
        assertThat(written)
                .as("put this between the marks of %s:%n%s", GUIDE, table)
                .isEqualTo(table);
    }

    /** A section's title stands alone; else a key and what it does follow each other. */
    private static String table(Parent help) {
        List<Label> labels =
                help.getChildrenUnmodifiable().stream().map(Label.class::cast).toList();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            Label label = labels.get(i);
            if (label.getStyleClass().contains("help-section")) {
                lines.add("\n| " + label.getText() + " | |\n|---|---|");
            } else {
                lines.add("| `" + label.getText() + "` | " + labels.get(++i).getText() + " |");
            }
        }
        return String.join("\n", lines).strip() + "\n";
    }
}
