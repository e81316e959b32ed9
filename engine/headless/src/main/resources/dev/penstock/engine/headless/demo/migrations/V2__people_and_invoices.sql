-- Employees, customers and their invoices.
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
