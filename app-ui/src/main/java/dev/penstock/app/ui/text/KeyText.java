package dev.penstock.app.ui.text;

import javafx.scene.input.KeyCombination;

/** A key as it is written everywhere on screen: {@code Ctrl+Enter}, {@code Ctrl+PgDn}. */
public final class KeyText {
    private KeyText() {}

    /** The words of a key; JavaFX has a sign for Enter that few keyboards bear. */
    public static String of(KeyCombination keys) {
        return keys.getDisplayText()
                .replace("↵", "Enter")
                .replace("Page Down", "PgDn")
                .replace("Page Up", "PgUp");
    }
}
