package dev.penstock.engine.headless.demo;

import dev.penstock.engine.api.Transaction;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Creates genres, media types, artists, albums and tracks. */
final class CatalogueGenerator {
    static final int ARTISTS = 1_100;

    private final SeededRandom random;
    private final NameGenerator names;
    private final TableWriter artists;
    private final TableWriter albums;
    private final TableWriter tracks;
    private final List<TrackCatalogue.Track> completed = new ArrayList<>();
    private int albumId;

    CatalogueGenerator(Transaction shop, SeededRandom random, NameGenerator names) {
        this.random = random;
        this.names = names;
        TableWriter genres = new TableWriter(shop, "genre", "genre_id", "name");
        TableWriter media = new TableWriter(shop, "media_type", "media_type_id", "name").after(genres);
        numbered(genres, names.all("genre"));
        numbered(media, names.all("media"));
        artists = new TableWriter(shop, "artist", "artist_id", "name", "country", "founded").after(media);
        albums = new TableWriter(shop, "album", "album_id", "artist_id", "title", "released", "label").after(artists);
        tracks = new TableWriter(
                        shop,
                        "track",
                        "track_id",
                        "album_id",
                        "position",
                        "title",
                        "genre_id",
                        "media_type_id",
                        "composer",
                        "duration_ms",
                        "bytes",
                        "price_cents")
                .after(albums);
    }

    private static void numbered(TableWriter table, List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            table.add(i + 1, names.get(i));
        }
    }

    TrackCatalogue make() {
        Set<String> taken = new HashSet<>();
        for (int id = 1; id <= ARTISTS; id++) {
            String name = names.artist(random);
            while (!taken.add(name)) {
                name = names.artist(random);
            }
            int founded = random.between(1968, 2015);
            artists.add(id, name, names.country(random).name(), random.chance(0.12) ? null : founded);
            discography(id, name, founded);
        }
        tracks.flush();
        return new TrackCatalogue(List.copyOf(completed));
    }

    private void discography(int artistId, String artist, int founded) {
        int genre = 1 + random.skewed(names.all("genre").size());
        int albumsOf = random.run(0.72, 12);
        LocalDate released = LocalDate.of(founded, 1, 1).plusDays(random.below(900));
        for (int i = 0; i < albumsOf && released.getYear() < 2026; i++) {
            album(artistId, artist, released, genre);
            released = released.plusDays(random.between(300, 1_500));
        }
    }

    private void album(int artistId, String artist, LocalDate released, int genre) {
        albumId++;
        albums.add(
                albumId,
                artistId,
                names.title(random),
                released.toString(),
                random.chance(0.15) ? null : names.one(random, "label"));
        int media = 1 + random.skewed(names.all("media").size() - 1);
        int length = random.between(7, 16);
        for (int position = 1; position <= length; position++) {
            boolean video = random.chance(0.01);
            track(artist, released, position, random.chance(0.9) ? genre : other(), video ? videoMedia() : media);
        }
    }

    private int other() {
        return 1 + random.below(names.all("genre").size());
    }

    private int videoMedia() {
        return names.all("media").size();
    }

    private void track(String artist, LocalDate released, int position, int genre, int media) {
        int id = completed.size() + 1;
        String title = names.title(random) + (random.chance(0.06) ? " " + names.one(random, "ending") : "");
        int duration = random.around(235_000, 70_000, 31_000);
        boolean video = media == videoMedia();
        int price = video ? 249 : random.pick(List.of(79, 99, 99, 99, 129, 129, 149));
        tracks.add(
                id,
                albumId,
                position,
                title,
                genre,
                media,
                random.chance(0.35) ? null : names.person(random, names.country(random)),
                duration,
                (long) duration * (video ? 310 : 26 + 9 * media),
                price);
        completed.add(new TrackCatalogue.Track(id, title, artist, released, price));
    }

    /** The number of rows of artists, albums and tracks. */
    long written() {
        return artists.written() + albums.written() + tracks.written();
    }
}
