package dev.penstock.engine.headless.demo;

import dev.penstock.engine.api.Transaction;
import java.util.function.Consumer;

/** Writes invoices to the archive, which has names instead of ids. */
final class ArchivedInvoices implements Consumer<Invoice> {
    private final TableWriter invoices;
    private final TableWriter lines;

    ArchivedInvoices(Transaction archive) {
        invoices = new TableWriter(
                archive, "archived_invoice", "invoice_id", "invoiced_at", "customer", "country", "total_cents");
        lines = new TableWriter(
                        archive,
                        "archived_line",
                        "invoice_id",
                        "line",
                        "track",
                        "artist",
                        "unit_price_cents",
                        "quantity")
                .after(invoices);
    }

    @Override
    public void accept(Invoice invoice) {
        invoices.add(
                invoice.id(),
                invoice.at().format(SalesGenerator.MOMENT),
                invoice.customer().name(),
                invoice.customer().country(),
                invoice.totalCents());
        int number = 0;
        for (Invoice.InvoiceLine line : invoice.lines()) {
            number++;
            lines.add(
                    invoice.id(),
                    number,
                    line.track().title(),
                    line.track().artist(),
                    line.track().priceCents(),
                    line.quantity());
        }
    }

    /** Flushes the pending rows. Returns the number of rows in both tables. */
    long finish() {
        lines.flush();
        return invoices.written() + lines.written();
    }
}
