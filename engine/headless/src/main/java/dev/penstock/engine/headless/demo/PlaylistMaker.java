package dev.penstock.engine.headless.demo;

import dev.penstock.engine.api.Transaction;
import java.util.HashSet;
import java.util.Set;

/** Makes playlists: some of the house's own, most of customers. */
final class PlaylistMaker {
    private static final int PLAYLISTS = 300;

    private final Dice dice;
    private final Words words;
    private final TableWriter playlists;
    private final TableWriter entries;

    PlaylistMaker(Transaction shop, Dice dice, Words words) {
        this.dice = dice;
        this.words = words;
        playlists = new TableWriter(shop, "playlist", "playlist_id", "name", "owner_id");
        entries = new TableWriter(shop, "playlist_track", "playlist_id", "position", "track_id").after(playlists);
    }

    /** Returns the rows made. */
    long make(int tracks, int customers) {
        for (int id = 1; id <= PLAYLISTS; id++) {
            boolean house = id <= words.all("playlist").size();
            String name = house ? words.all("playlist").get(id - 1) : words.title(dice);
            playlists.add(id, name, house ? null : (Object) (1 + dice.below(customers)));
            Set<Integer> on = new HashSet<>();
            int length = dice.between(8, 48);
            while (on.size() < length) {
                int track = 1 + dice.skewed(tracks);
                if (on.add(track)) {
                    entries.add(id, on.size(), track);
                }
            }
        }
        entries.flush();
        return playlists.written() + entries.written();
    }
}
