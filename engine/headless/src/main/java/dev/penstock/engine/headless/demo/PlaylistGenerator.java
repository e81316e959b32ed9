package dev.penstock.engine.headless.demo;

import dev.penstock.engine.api.Transaction;
import java.util.HashSet;
import java.util.Set;

/** Creates playlists: some of the shop, most of customers. */
final class PlaylistGenerator {
    private static final int PLAYLISTS = 300;

    private final SeededRandom random;
    private final NameGenerator names;
    private final TableWriter playlists;
    private final TableWriter entries;

    PlaylistGenerator(Transaction shop, SeededRandom random, NameGenerator names) {
        this.random = random;
        this.names = names;
        playlists = new TableWriter(shop, "playlist", "playlist_id", "name", "owner_id");
        entries = new TableWriter(shop, "playlist_track", "playlist_id", "position", "track_id").after(playlists);
    }

    /** Returns the number of inserted rows. */
    long make(int tracks, int customers) {
        for (int id = 1; id <= PLAYLISTS; id++) {
            boolean house = id <= names.all("playlist").size();
            String name = house ? names.all("playlist").get(id - 1) : names.title(random);
            playlists.add(id, name, house ? null : (Object) (1 + random.below(customers)));
            Set<Integer> on = new HashSet<>();
            int length = random.between(8, 48);
            while (on.size() < length) {
                int track = 1 + random.skewed(tracks);
                if (on.add(track)) {
                    entries.add(id, on.size(), track);
                }
            }
        }
        entries.flush();
        return playlists.written() + entries.written();
    }
}
