package dev.penstock.app.ui.shell;

import dev.penstock.app.ui.control.Controls;
import dev.penstock.app.ui.engine.FileState;
import dev.penstock.app.ui.engine.WorkspaceWatch;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.app.ui.work.Failure;
import dev.penstock.engine.api.Fault;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Tells above the views that the workspace file can no longer be taken over as it is; what was open goes on. */
final class FileBarView extends VBox {
    private final WorkspaceWatch watch;
    private final Messages messages;
    private final Label text = Controls.label("");
    private final Button show;
    private final VBox list = new VBox();
    private final ScrollPane faults = new ScrollPane(list);
    private boolean open;

    FileBarView(WorkspaceWatch watch, Messages messages) {
        this.watch = watch;
        this.messages = messages;
        getStyleClass().add("file-bar");
        setId("file-bar");
        FontIcon sign = new FontIcon(Feather.ALERT_TRIANGLE);
        sign.getStyleClass().add("warning");
        text.getStyleClass().add("may-be-cut");
        text.setMinWidth(0);
        show = Controls.button(messages.say("file.show"), this::toggle);
        show.setId("file-faults");
        Button reload = Controls.button(messages.say("file.reload"), watch::reload);
        reload.setId("file-reload");
        HBox bar = new HBox(8, sign, text, Controls.spring(), show, reload);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("file-bar-line");
        list.getStyleClass().add("fault-list");
        faults.setFitToWidth(true);
        faults.setMaxHeight(220);
        faults.getStyleClass().add("file-bar-faults");
        getChildren().addAll(bar, faults);
        watch.state().subscribe(this::tell);
    }

    private void toggle() {
        open = !open;
        tell(watch.state().get());
    }

    private void tell(FileState state) {
        boolean wrong = !(state instanceof FileState.Same);
        setVisible(wrong);
        setManaged(wrong);
        open &= wrong;
        List<Fault> found = List.of();
        switch (state) {
            case FileState.Same _ -> text.setText("");
            case FileState.Gone gone -> text.setText(messages.say("file.gone", gone.file()));
            case FileState.Faulty faulty -> {
                found = WorkspaceViewModel.faults(faulty.failure());
                text.setText(words(faulty.failure(), found.size()));
            }
        }
        Controls.tip(text, text.getText().isEmpty() ? null : text.getText());
        list.getChildren().setAll(found.stream().map(WorkspaceView::row).toList());
        show.setVisible(!found.isEmpty());
        show.setManaged(!found.isEmpty());
        show.setText(open ? messages.say("file.hide") : messages.say("file.show"));
        faults.setVisible(open && !found.isEmpty());
        faults.setManaged(open && !found.isEmpty());
    }

    private String words(Failure failure, int faults) {
        return switch (faults) {
            case 0 -> messages.say("file.failed", failure.sentence());
            case 1 -> messages.say("file.fault");
            default -> messages.say("file.faults", faults);
        };
    }
}
