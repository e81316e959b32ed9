-- Triggers that update the total of an invoice after a change of its lines.
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
