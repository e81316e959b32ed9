package dev.penstock.engine.headless.demo;

import dev.penstock.engine.api.Transaction;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes genres, media types, artists, albums and tracks. */
final class CatalogueMaker {
    static final int ARTISTS = 1_100;

    private final Dice dice;
    private final Words words;
    private final TableWriter artists;
    private final TableWriter albums;
    private final TableWriter tracks;
    private final List<Catalogue.Track> made = new ArrayList<>();
    private int albumId;

    CatalogueMaker(Transaction shop, Dice dice, Words words) {
        this.dice = dice;
        this.words = words;
        TableWriter genres = new TableWriter(shop, "genre", "genre_id", "name");
        TableWriter media = new TableWriter(shop, "media_type", "media_type_id", "name").after(genres);
        numbered(genres, words.all("genre"));
        numbered(media, words.all("media"));
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

    Catalogue make() {
        Set<String> taken = new HashSet<>();
        for (int id = 1; id <= ARTISTS; id++) {
            String name = words.artist(dice);
            while (!taken.add(name)) {
                name = words.artist(dice);
            }
            int founded = dice.between(1968, 2015);
            artists.add(id, name, words.country(dice).name(), dice.chance(0.12) ? null : founded);
            discography(id, name, founded);
        }
        tracks.flush();
        return new Catalogue(List.copyOf(made));
    }

    private void discography(int artistId, String artist, int founded) {
        int genre = 1 + dice.skewed(words.all("genre").size());
        int albumsOf = dice.run(0.72, 12);
        LocalDate released = LocalDate.of(founded, 1, 1).plusDays(dice.below(900));
        for (int i = 0; i < albumsOf && released.getYear() < 2026; i++) {
            album(artistId, artist, released, genre);
            released = released.plusDays(dice.between(300, 1_500));
        }
    }

    private void album(int artistId, String artist, LocalDate released, int genre) {
        albumId++;
        albums.add(
                albumId,
                artistId,
                words.title(dice),
                released.toString(),
                dice.chance(0.15) ? null : words.one(dice, "label"));
        int media = 1 + dice.skewed(words.all("media").size() - 1);
        int length = dice.between(7, 16);
        for (int position = 1; position <= length; position++) {
            boolean video = dice.chance(0.01);
            track(artist, released, position, dice.chance(0.9) ? genre : other(), video ? videoMedia() : media);
        }
    }

    private int other() {
        return 1 + dice.below(words.all("genre").size());
    }

    private int videoMedia() {
        return words.all("media").size();
    }

    private void track(String artist, LocalDate released, int position, int genre, int media) {
        int id = made.size() + 1;
        String title = words.title(dice) + (dice.chance(0.06) ? " " + words.one(dice, "ending") : "");
        int duration = dice.around(235_000, 70_000, 31_000);
        boolean video = media == videoMedia();
        int price = video ? 249 : dice.pick(List.of(79, 99, 99, 99, 129, 129, 149));
        tracks.add(
                id,
                albumId,
                position,
                title,
                genre,
                media,
                dice.chance(0.35) ? null : words.person(dice, words.country(dice)),
                duration,
                (long) duration * (video ? 310 : 26 + 9 * media),
                price);
        made.add(new Catalogue.Track(id, title, artist, released, price));
    }

    /** Rows of artists, albums and tracks. */
    long written() {
        return artists.written() + albums.written() + tracks.written();
    }
}
