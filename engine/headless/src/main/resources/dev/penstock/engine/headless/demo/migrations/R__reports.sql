-- A repeatable migration runs again after each change of its file. Try it: edit this file and open Migrations.
DROP VIEW IF EXISTS track_catalog;
CREATE VIEW track_catalog AS
SELECT t.track_id, t.title AS track, a.title AS album, r.name AS artist, g.name AS genre,
       t.duration_ms, t.price_cents / 100.0 AS price_eur
  FROM track t
  JOIN album a USING (album_id)
  JOIN artist r USING (artist_id)
  JOIN genre g USING (genre_id);

DROP VIEW IF EXISTS sales_by_month;
CREATE VIEW sales_by_month AS
SELECT substr(invoiced_at, 1, 7) AS month, count(*) AS invoices, sum(total_cents) / 100.0 AS revenue_eur
  FROM invoice
 GROUP BY month;
