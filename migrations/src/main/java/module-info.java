/**
 * Plan, lint, apply, undo, history and export of migrations. Its time has not come yet.
 *
 * <ul>
 *   <li>{@code dev.penstock.migrations}: the migrator.
 * </ul>
 */
@org.jspecify.annotations.NullMarked
module dev.penstock.migrations {
    requires dev.penstock.engine.api;
}
