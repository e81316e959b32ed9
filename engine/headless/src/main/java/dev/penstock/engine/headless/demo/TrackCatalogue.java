package dev.penstock.engine.headless.demo;

import java.time.LocalDate;
import java.util.List;

/**
 * The tracks for sale.
 *
 * @param tracks the tracks in the order of their ids, which start at 1
 */
record TrackCatalogue(List<Track> tracks) {

    /**
     * One track.
     *
     * @param id the id
     * @param title the title
     * @param artist the name of the artist
     * @param released the release date of the album
     * @param priceCents the price in euro cents
     */
    record Track(int id, String title, String artist, LocalDate released, int priceCents) {}

    /** A random track that was on sale on a day; popular ones are more likely. */
    Track bought(SeededRandom random, LocalDate day) {
        while (true) {
            Track track = popular(random);
            if (!track.released().isAfter(day)) {
                return track;
            }
        }
    }

    /**
     * A random track. The prime multiplier maps each rank of popularity to a different track, so that popularity is
     * independent of the order of the catalogue.
     */
    private Track popular(SeededRandom random) {
        long place = random.skewed(tracks.size()) * 7_919L % tracks.size();
        return tracks.get((int) place);
    }

    /** The next track, if it was on sale on that day. */
    Track next(Track track, LocalDate day) {
        Track next = tracks.get(track.id() % tracks.size());
        return next.released().isAfter(day) ? track : next;
    }
}
