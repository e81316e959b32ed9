-- Playlists of customers.
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
