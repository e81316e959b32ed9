-- A music shop. All money is in euro cents; all moments are UTC.
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
CREATE TABLE employee (
  employee_id INTEGER PRIMARY KEY,
  first_name TEXT NOT NULL,
  last_name TEXT NOT NULL,
  title TEXT NOT NULL,
  reports_to INTEGER REFERENCES employee,
  hired DATE NOT NULL,
  email TEXT NOT NULL UNIQUE
);
CREATE TABLE customer (
  customer_id INTEGER PRIMARY KEY,
  first_name TEXT NOT NULL,
  last_name TEXT NOT NULL,
  company TEXT,
  email TEXT NOT NULL UNIQUE,
  phone TEXT,
  city TEXT NOT NULL,
  country TEXT NOT NULL,
  joined DATE NOT NULL,
  support_rep_id INTEGER REFERENCES employee
);
CREATE TABLE invoice (
  invoice_id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customer,
  invoiced_at TIMESTAMP NOT NULL,
  channel TEXT NOT NULL CHECK (channel IN ('web', 'app', 'store', 'live')),
  billing_city TEXT NOT NULL,
  billing_country TEXT NOT NULL,
  note TEXT,
  total_cents INTEGER NOT NULL DEFAULT 0 CHECK (total_cents >= 0)
);
CREATE TABLE invoice_line (
  invoice_line_id INTEGER PRIMARY KEY,
  invoice_id INTEGER NOT NULL REFERENCES invoice ON DELETE CASCADE,
  track_id INTEGER NOT NULL REFERENCES track,
  unit_price_cents INTEGER NOT NULL CHECK (unit_price_cents > 0),
  quantity INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 100)
);
CREATE TABLE playlist (
  playlist_id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  owner_id INTEGER REFERENCES customer
);
CREATE TABLE playlist_track (
  playlist_id INTEGER NOT NULL REFERENCES playlist,
  position INTEGER NOT NULL,
  track_id INTEGER NOT NULL REFERENCES track,
  PRIMARY KEY (playlist_id, position)
) WITHOUT ROWID;
