-- The subscribers of the newsletter, and the countries with most of them.
CREATE TABLE newsletter (
  customer_id INTEGER PRIMARY KEY REFERENCES customer ON DELETE CASCADE,
  since DATE NOT NULL DEFAULT CURRENT_DATE
);
INSERT INTO newsletter (customer_id, since)
SELECT customer_id, joined FROM customer WHERE company IS NULL AND phone IS NOT NULL;
CREATE VIEW newsletter_by_country AS
SELECT country, count(*) AS readers FROM newsletter JOIN customer USING (customer_id) GROUP BY country;
