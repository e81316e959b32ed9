package dev.penstock.app.ui.palette;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * An entry that has the letters looked for.
 *
 * @param entry the entry
 * @param titleHits the letters of its title that were hit
 * @param placeHits the letters of its place that were hit
 * @param score higher fits better
 * @param obstacle why it cannot be done now; null where it can
 */
record PaletteMatch(
        PaletteEntry entry,
        BitSet titleHits,
        BitSet placeHits,
        int score,
        @Nullable String obstacle) {}
