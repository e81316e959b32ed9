-- customers of a country, by name
SELECT FirstName, LastName, Company, Email FROM Customer WHERE Country = 'Brazil' ORDER BY LastName, FirstName;
-- names beyond ASCII
SELECT CustomerId, FirstName || ' ' || LastName AS Name, City, Address FROM Customer WHERE FirstName || LastName || City <> '' AND (City LIKE '%ã%' OR LastName LIKE '%ř%' OR LastName LIKE '%ö%' OR LastName LIKE '%ç%' OR City LIKE '%é%' OR Address LIKE '%ß%') ORDER BY CustomerId;
-- nulls beside empty texts
SELECT CustomerId, Company, State, Fax, coalesce(Fax, '') AS FaxOrEmpty FROM Customer ORDER BY CustomerId LIMIT 25;
-- albums of an artist, by a join
SELECT ar.Name, al.Title FROM Artist ar JOIN Album al ON al.ArtistId = ar.ArtistId WHERE ar.Name LIKE 'A%' ORDER BY ar.Name, al.Title;
-- artists without an album, by an outer join
SELECT ar.ArtistId, ar.Name, al.AlbumId FROM Artist ar LEFT JOIN Album al ON al.ArtistId = ar.ArtistId WHERE al.AlbumId IS NULL ORDER BY ar.ArtistId LIMIT 20;
-- tracks a genre
SELECT g.Name, count(*) AS Tracks, sum(t.Milliseconds) AS Milliseconds, min(t.Bytes) AS Smallest FROM Track t JOIN Genre g USING (GenreId) GROUP BY g.Name ORDER BY Tracks DESC, g.Name;
-- groups with a condition
SELECT BillingCountry, count(*) AS Invoices FROM Invoice GROUP BY BillingCountry HAVING count(*) > 10 ORDER BY Invoices DESC, BillingCountry;
-- dates as they are kept
SELECT InvoiceId, InvoiceDate FROM Invoice ORDER BY InvoiceId LIMIT 15;
-- a function over dates
SELECT strftime('%Y-%m', InvoiceDate) AS Month, count(*) AS Invoices FROM Invoice GROUP BY Month ORDER BY Month LIMIT 24;
-- sums of money a year
SELECT strftime('%Y', InvoiceDate) AS Year, printf('%.2f', sum(Total)) AS Total FROM Invoice GROUP BY Year ORDER BY Year;
-- decimals as they are kept
SELECT InvoiceId, Total FROM Invoice WHERE Total > 10 ORDER BY Total DESC, InvoiceId LIMIT 20;
-- a real average, rounded: SQLite has come to print more digits than the client of Debian 12
SELECT MediaTypeId, round(avg(Milliseconds), 3) AS Average FROM Track GROUP BY MediaTypeId ORDER BY MediaTypeId;
-- a table joined with itself
SELECT e.LastName AS Employee, m.LastName AS Manager, e.Title FROM Employee e LEFT JOIN Employee m ON m.EmployeeId = e.ReportsTo ORDER BY e.EmployeeId;
-- a common table expression that calls itself
WITH RECURSIVE line(EmployeeId, Path) AS (SELECT EmployeeId, LastName FROM Employee WHERE ReportsTo IS NULL UNION ALL SELECT e.EmployeeId, l.Path || ' > ' || e.LastName FROM Employee e JOIN line l ON e.ReportsTo = l.EmployeeId) SELECT * FROM line ORDER BY Path;
-- a window over groups
SELECT BillingCountry, InvoiceId, Total, rank() OVER (PARTITION BY BillingCountry ORDER BY Total DESC, InvoiceId) AS Place FROM Invoice WHERE BillingCountry IN ('Canada', 'France') ORDER BY BillingCountry, Place LIMIT 30;
-- texts with quotes, commas and blanks
SELECT TrackId, Name, Composer FROM Track WHERE Name LIKE '%"%' OR Name LIKE '%,%' OR Composer LIKE '%,%' ORDER BY TrackId LIMIT 60;
-- case and null in an expression
SELECT TrackId, CASE WHEN Composer IS NULL THEN 'nobody' WHEN Composer LIKE '%/%' THEN 'several' ELSE 'one' END AS Composers, Composer FROM Track ORDER BY TrackId LIMIT 40;
-- rows of two questions
SELECT 'artist' AS Kind, Name FROM Artist WHERE Name LIKE 'Z%' UNION ALL SELECT 'genre', Name FROM Genre WHERE Name LIKE 'R%' ORDER BY Kind, Name;
-- a question inside a question
SELECT Name, UnitPrice FROM Track WHERE TrackId IN (SELECT TrackId FROM InvoiceLine GROUP BY TrackId HAVING count(*) > 1) ORDER BY Name, TrackId LIMIT 40;
-- no row at all
SELECT TrackId, Name FROM Track WHERE Name = 'no such track';
-- the whole of a table
SELECT * FROM Track ORDER BY TrackId;
-- the best customers
SELECT c.CustomerId, c.FirstName, c.LastName, printf('%.2f', sum(il.UnitPrice * il.Quantity)) AS Spent FROM Customer c JOIN Invoice i ON i.CustomerId = c.CustomerId JOIN InvoiceLine il ON il.InvoiceId = i.InvoiceId GROUP BY c.CustomerId ORDER BY round(sum(il.UnitPrice * il.Quantity), 2) DESC, c.CustomerId LIMIT 10;
