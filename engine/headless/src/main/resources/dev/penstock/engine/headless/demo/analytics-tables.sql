-- Totals of the shop's invoices. All money is in euro cents, all days are UTC.
CREATE TABLE daily_sales (
  day DATE PRIMARY KEY,
  invoices INTEGER NOT NULL,
  tracks_sold INTEGER NOT NULL,
  revenue_cents INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE monthly_genre_sales (
  month TEXT NOT NULL,
  genre TEXT NOT NULL,
  tracks_sold INTEGER NOT NULL,
  revenue_cents INTEGER NOT NULL,
  PRIMARY KEY (month, genre)
) WITHOUT ROWID;
CREATE TABLE customer_value (
  customer_id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  country TEXT NOT NULL,
  invoices INTEGER NOT NULL,
  revenue_cents INTEGER NOT NULL,
  last_invoice DATE NOT NULL
);
CREATE INDEX customer_value_revenue ON customer_value (revenue_cents DESC);
CREATE VIEW country_value AS
SELECT country, count(*) AS customers, sum(revenue_cents) / 100.0 AS revenue_eur
  FROM customer_value
 GROUP BY country;
