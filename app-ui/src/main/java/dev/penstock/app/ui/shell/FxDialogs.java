package dev.penstock.app.ui.shell;

import dev.penstock.app.ui.control.Controls;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.app.ui.view.Dialogs;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Dialogs by JavaFX: the system's file chooser, a sheet for a question. */
final class FxDialogs implements Dialogs {
    private final Window window;
    private final SheetLayer sheets;
    private final Messages messages;
    private final FileManager files;
    private @Nullable Path lastFolder;

    FxDialogs(Window window, SheetLayer sheets, FileManager files, Messages messages) {
        this.window = window;
        this.sheets = sheets;
        this.files = files;
        this.messages = messages;
    }

    @Override
    public void openFile(FileQuestion question, Consumer<Path> chosen) {
        choose(chooser(question).showOpenDialog(window), chosen);
    }

    @Override
    public void saveFile(FileQuestion question, Consumer<Path> chosen) {
        choose(chooser(question).showSaveDialog(window), chosen);
    }

    @Override
    public void confirm(Question question, Runnable confirmed) {
        Button cancel = Controls.button(messages.say("cancel"), sheets::close);
        cancel.setCancelButton(true);
        Button verb = Controls.button(question.verb(), () -> {
            sheets.close();
            confirmed.run();
        });
        verb.getStyleClass().add(question.dangerous() ? "danger" : "accent");
        Label text = Controls.label(question.text());
        text.setWrapText(true);
        HBox buttons = new HBox(Controls.spring(), cancel, verb);
        buttons.getStyleClass().add("sheet-buttons");
        VBox sheet = new VBox(Controls.label(question.title(), "heading"), text, buttons);
        sheet.getStyleClass().addAll("panel", "sheet");
        sheet.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        sheets.open(sheet, cancel);
    }

    @Override
    public void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    @Override
    public void showInFolder(Path file) {
        files.show(file);
    }

    @Override
    public void openSheet(Node sheet, Node focus) {
        sheets.open(sheet, focus);
    }

    @Override
    public void closeSheet() {
        sheets.close();
    }

    private FileChooser chooser(FileQuestion question) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(question.title());
        Path folder = question.folder() != null ? question.folder() : lastFolder;
        if (folder != null && Files.isDirectory(folder)) {
            chooser.setInitialDirectory(folder.toFile());
        }
        if (question.name() != null) {
            chooser.setInitialFileName(question.name());
        }
        for (Kind kind : question.kinds()) {
            chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(kind.title(), kind.patterns()));
        }
        return chooser;
    }

    private void choose(@Nullable File file, Consumer<Path> chosen) {
        if (file != null) {
            lastFolder = file.toPath().toAbsolutePath().getParent();
            chosen.accept(file.toPath());
        }
    }
}
