-- What comes after the rows: made once over all of them, it costs a part of what it costs row by row.
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

CREATE TRIGGER invoice_line_added AFTER INSERT ON invoice_line BEGIN
  UPDATE invoice SET total_cents = total_cents + NEW.unit_price_cents * NEW.quantity WHERE invoice_id = NEW.invoice_id;
END;
CREATE TRIGGER invoice_line_changed AFTER UPDATE OF unit_price_cents, quantity ON invoice_line BEGIN
  UPDATE invoice
     SET total_cents = total_cents + NEW.unit_price_cents * NEW.quantity - OLD.unit_price_cents * OLD.quantity
   WHERE invoice_id = NEW.invoice_id;
END;
CREATE TRIGGER invoice_line_removed AFTER DELETE ON invoice_line BEGIN
  UPDATE invoice SET total_cents = total_cents - OLD.unit_price_cents * OLD.quantity WHERE invoice_id = OLD.invoice_id;
END;

CREATE VIEW track_catalog AS
SELECT t.track_id, t.title AS track, a.title AS album, r.name AS artist, g.name AS genre,
       t.duration_ms, t.price_cents / 100.0 AS price_eur
  FROM track t
  JOIN album a USING (album_id)
  JOIN artist r USING (artist_id)
  JOIN genre g USING (genre_id);
CREATE VIEW sales_by_month AS
SELECT substr(invoiced_at, 1, 7) AS month, count(*) AS invoices, sum(total_cents) / 100.0 AS revenue_eur
  FROM invoice
 GROUP BY month;
