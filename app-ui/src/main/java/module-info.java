/**
 * The JavaFX desktop; JavaFX appears in this module only.
 *
 * <ul>
 *   <li>{@code dev.penstock.app.ui}: the desktop; each view has a package below this one.
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
}
