package dev.penstock.engine.headless.demo;

import java.time.LocalDate;
import java.util.List;

/**
 * What the shop sells, as its sales need it.
 *
 * @param tracks in the order of their numbers, which begin at 1
 */
record Catalogue(List<Track> tracks) {

    /**
     * One track.
     *
     * @param id its number
     * @param title its own
     * @param artist whose
     * @param released its album's day
     * @param priceCents in euro cents
     */
    record Track(int id, String title, String artist, LocalDate released, int priceCents) {}

    /** A track that could be bought that day, popular ones more often. */
    Track bought(Dice dice, LocalDate day) {
        while (true) {
            Track track = popular(dice);
            if (!track.released().isAfter(day)) {
                return track;
            }
        }
    }

    /** Popularity follows no order of the catalogue: the multiplier is prime and meets each track once. */
    private Track popular(Dice dice) {
        long place = dice.skewed(tracks.size()) * 7_919L % tracks.size();
        return tracks.get((int) place);
    }

    /** The one after it, where that is on the market too. */
    Track next(Track track, LocalDate day) {
        Track next = tracks.get(track.id() % tracks.size());
        return next.released().isAfter(day) ? track : next;
    }
}
