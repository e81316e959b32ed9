-- customers of a country, by name
SELECT first_name, last_name, company, email FROM customer WHERE country = 'Brazil' ORDER BY last_name, first_name;
-- names beyond ASCII
SELECT customer_id, first_name || ' ' || last_name AS name, city, address FROM customer WHERE concat(first_name, last_name, city, address) ~ '[^ -~]' ORDER BY customer_id;
-- nulls beside one another
SELECT customer_id, company, state, fax, coalesce(fax, 'none') AS fax_or_none FROM customer ORDER BY customer_id LIMIT 25;
-- albums of an artist, by a join
SELECT ar.name, al.title FROM artist ar JOIN album al ON al.artist_id = ar.artist_id WHERE ar.name LIKE 'A%' ORDER BY ar.name, al.title;
-- artists without an album, by an outer join
SELECT ar.artist_id, ar.name, al.album_id FROM artist ar LEFT JOIN album al ON al.artist_id = ar.artist_id WHERE al.album_id IS NULL ORDER BY ar.artist_id LIMIT 20;
-- tracks a genre
SELECT g.name, count(*) AS tracks, sum(t.milliseconds) AS milliseconds, min(t.bytes) AS smallest FROM track t JOIN genre g USING (genre_id) GROUP BY g.name ORDER BY tracks DESC, g.name;
-- groups with a condition
SELECT billing_country, count(*) AS invoices FROM invoice GROUP BY billing_country HAVING count(*) > 10 ORDER BY invoices DESC, billing_country;
-- dates as they are kept
SELECT invoice_id, invoice_date FROM invoice ORDER BY invoice_id LIMIT 15;
-- dates of every kind
SELECT invoice_id, invoice_date::date AS day, invoice_date::time AS time, invoice_date AT TIME ZONE 'Europe/Berlin' AS zoned, invoice_date - timestamp '2021-01-01' AS since FROM invoice ORDER BY invoice_id LIMIT 15;
-- invoices a month
SELECT date_trunc('month', invoice_date) AS month, count(*) AS invoices FROM invoice GROUP BY 1 ORDER BY 1 LIMIT 24;
-- sums of money a year
SELECT extract(year FROM invoice_date) AS year, sum(total) AS total, avg(total) AS average FROM invoice GROUP BY 1 ORDER BY 1;
-- decimals as they are kept
SELECT invoice_id, total FROM invoice WHERE total > 10 ORDER BY total DESC, invoice_id LIMIT 20;
-- floats
SELECT media_type_id, avg(milliseconds)::float8 AS average, stddev(bytes)::float4 AS spread FROM track GROUP BY 1 ORDER BY 1;
-- a table joined with itself
SELECT e.last_name AS employee, m.last_name AS manager, e.title, e.hire_date, e.birth_date FROM employee e LEFT JOIN employee m ON m.employee_id = e.reports_to ORDER BY e.employee_id;
-- a common table expression that calls itself
WITH RECURSIVE line AS (SELECT employee_id, last_name::text AS path FROM employee WHERE reports_to IS NULL UNION ALL SELECT e.employee_id, l.path || ' > ' || e.last_name FROM employee e JOIN line l ON e.reports_to = l.employee_id) SELECT * FROM line ORDER BY path;
-- a window over groups
SELECT billing_country, invoice_id, total, rank() OVER (PARTITION BY billing_country ORDER BY total DESC, invoice_id) AS place FROM invoice WHERE billing_country IN ('Canada', 'France') ORDER BY billing_country, place LIMIT 30;
-- texts with quotes, commas and blanks
SELECT track_id, name, composer FROM track WHERE name LIKE '%"%' OR name LIKE '%,%' OR composer LIKE '%,%' ORDER BY track_id LIMIT 60;
-- case and null in an expression
SELECT track_id, CASE WHEN composer IS NULL THEN 'nobody' WHEN composer LIKE '%/%' THEN 'several' ELSE 'one' END AS composers, composer, composer IS NULL AS unknown FROM track ORDER BY track_id LIMIT 40;
-- arrays and JSON of a group
SELECT g.name, array_agg(t.name ORDER BY t.track_id) FILTER (WHERE t.milliseconds > 600000) AS longest, jsonb_build_object('tracks', count(*), 'bytes', sum(t.bytes)) AS figures FROM track t JOIN genre g USING (genre_id) GROUP BY g.name ORDER BY g.name;
-- a question inside a question
SELECT name, unit_price FROM track WHERE track_id IN (SELECT track_id FROM invoice_line GROUP BY track_id HAVING count(*) > 1) ORDER BY name, track_id LIMIT 40;
-- no row at all
SELECT track_id, name FROM track WHERE name = 'no such track';
-- the whole of a table
SELECT * FROM track ORDER BY track_id;
