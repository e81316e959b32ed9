package dev.penstock.app.ui.view;

import dev.penstock.app.ui.text.Messages;
import java.util.function.Function;
import org.kordamp.ikonli.Ikon;

/**
 * What the navigation knows of a view, and how it is made: a view costs time, and most are not looked at first.
 *
 * @param id its name in settings and in {@link Target}: {@code overview}
 * @param words the class beside which its words stand, {@code title} among them
 * @param icon its sign in the navigation
 * @param maker makes it for an open workspace; called on the FX thread
 */
public record ViewFactory(String id, Class<?> words, Ikon icon, Function<ViewContext, View> maker) {

    /** Its name on screen. */
    public String title() {
        return Messages.beside(words).say("title");
    }
}
