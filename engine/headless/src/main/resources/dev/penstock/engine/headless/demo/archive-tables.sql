-- The closed years of the shop, with names instead of ids. All money is in euro cents, all timestamps are UTC.
CREATE TABLE archived_invoice (
  invoice_id INTEGER PRIMARY KEY,
  invoiced_at TIMESTAMP NOT NULL,
  customer TEXT NOT NULL,
  country TEXT NOT NULL,
  total_cents INTEGER NOT NULL
);
CREATE TABLE archived_line (
  invoice_id INTEGER NOT NULL REFERENCES archived_invoice,
  line INTEGER NOT NULL,
  track TEXT NOT NULL,
  artist TEXT NOT NULL,
  unit_price_cents INTEGER NOT NULL,
  quantity INTEGER NOT NULL,
  PRIMARY KEY (invoice_id, line)
) WITHOUT ROWID;
CREATE INDEX archived_invoice_moment ON archived_invoice (invoiced_at);
CREATE INDEX archived_invoice_country ON archived_invoice (country);
