package dev.penstock.app.ui.view;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** Asks the user, and reaches what is outside the window. FX thread only; answers come on it too, or never. */
public interface Dialogs {

    /** Asks for a file that is there; not called back if the user gives up. */
    void openFile(FileQuestion question, Consumer<Path> chosen);

    /** Asks where to write; not called back if the user gives up. */
    void saveFile(FileQuestion question, Consumer<Path> chosen);

    /** Asks before something that cannot be taken back; Cancel has the focus. Runs only if confirmed. */
    void confirm(Question question, Runnable confirmed);

    /** Puts text on the clipboard. */
    void copy(String text);

    /** Shows a file or folder in the system's file manager; does nothing where the system has none. */
    default void showInFolder(Path file) {}

    /**
     * Shows a sheet over the window, in the place of the one there is; Esc closes it. Nothing happens where there is no
     * window.
     *
     * @param sheet what is shown
     * @param focus the part of it where its work begins
     */
    default void openSheet(Node sheet, Node focus) {}

    /** Takes the sheet away; the focus goes back to where it was. */
    default void closeSheet() {}

    /**
     * Which file.
     *
     * @param title of the chooser
     * @param folder to begin in; null for the last
     * @param name suggested; null for none
     * @param kinds what may be chosen
     */
    record FileQuestion(
            String title, @Nullable Path folder, @Nullable String name, List<Kind> kinds) {}

    /**
     * A kind of file.
     *
     * @param title such as {@code CSV}
     * @param patterns such as {@code *.csv}
     */
    record Kind(String title, List<String> patterns) {}

    /**
     * What to confirm.
     *
     * @param title the question
     * @param text what will happen, to what
     * @param verb verb and object on the button that does it
     * @param dangerous whether something is lost
     */
    record Question(String title, String text, String verb, boolean dangerous) {}
}
