/**
 * The JavaFX desktop; JavaFX appears in this module only.
 *
 * <ul>
 *   <li>{@code dev.penstock.app.ui}: the service that the command line finds, and the application;
 *   <li>{@code …view}: what a view is and what it is made with; {@code …shell}: the window around the views;
 *   <li>{@code …overview} and every other view: a package each;
 *   <li>{@code …engine}, {@code …work}, {@code …state}: the open engine, work off the FX thread, what is kept;
 *   <li>{@code …control}, {@code …text}, {@code …theme}: controls, words and figures, colours and fonts.
 * </ul>
 */
@org.jspecify.annotations.NullMarked
module dev.penstock.app.ui {
    requires dev.penstock.engine.api;
    requires javafx.controls;
    requires atlantafx.base;
    requires org.controlsfx.controls;
    requires org.kordamp.ikonli.core;
    requires org.kordamp.ikonli.javafx;
    requires org.kordamp.ikonli.feather;
    requires org.fxmisc.richtext;
    requires org.fxmisc.flowless;
    requires org.fxmisc.undo;
    requires reactfx;

    exports dev.penstock.app.ui to
            javafx.graphics;

    provides dev.penstock.engine.api.spi.Desktop with
            dev.penstock.app.ui.DesktopService;
}
