-- Created after the rows are inserted, because building an index once is faster than updating it for each row.
CREATE INDEX album_artist ON album (artist_id);
CREATE INDEX track_genre ON track (genre_id);
CREATE INDEX track_title ON track (title COLLATE NOCASE);
CREATE INDEX customer_name ON customer (last_name, first_name);
CREATE INDEX customer_country ON customer (country);
CREATE INDEX customer_support_rep ON customer (support_rep_id);
CREATE INDEX invoice_customer ON invoice (customer_id);
CREATE INDEX invoice_moment ON invoice (invoiced_at);
CREATE INDEX invoice_live ON invoice (invoice_id) WHERE channel = 'live';
CREATE INDEX invoice_line_invoice ON invoice_line (invoice_id);
CREATE INDEX invoice_line_track ON invoice_line (track_id);
CREATE INDEX playlist_track_track ON playlist_track (track_id);
