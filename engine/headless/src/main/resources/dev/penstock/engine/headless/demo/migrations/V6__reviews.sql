-- Reviews by customers.
CREATE TABLE review (
  review_id INTEGER PRIMARY KEY,
  track_id INTEGER NOT NULL REFERENCES track,
  customer_id INTEGER NOT NULL REFERENCES customer,
  stars INTEGER NOT NULL CHECK (stars BETWEEN 1 AND 5),
  said TEXT,
  reviewed_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
  UNIQUE (track_id, customer_id)
);
CREATE INDEX review_customer ON review (customer_id);
