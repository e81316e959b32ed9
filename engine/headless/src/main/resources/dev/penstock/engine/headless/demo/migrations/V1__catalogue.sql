-- The tracks for sale. All money is in euro cents, all timestamps are UTC.
CREATE TABLE genre (
  genre_id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
);
CREATE TABLE media_type (
  media_type_id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
);
CREATE TABLE artist (
  artist_id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  country TEXT NOT NULL,
  founded INTEGER
);
CREATE TABLE album (
  album_id INTEGER PRIMARY KEY,
  artist_id INTEGER NOT NULL REFERENCES artist,
  title TEXT NOT NULL,
  released DATE NOT NULL,
  label TEXT
);
CREATE TABLE track (
  track_id INTEGER PRIMARY KEY,
  album_id INTEGER NOT NULL REFERENCES album,
  position INTEGER NOT NULL,
  title TEXT NOT NULL,
  genre_id INTEGER NOT NULL REFERENCES genre,
  media_type_id INTEGER NOT NULL REFERENCES media_type,
  composer TEXT,
  duration_ms INTEGER NOT NULL CHECK (duration_ms > 0),
  bytes INTEGER NOT NULL CHECK (bytes > 0),
  price_cents INTEGER NOT NULL CHECK (price_cents > 0),
  UNIQUE (album_id, position)
);
