package dev.penstock.engine.headless.demo;

import dev.penstock.engine.api.Transaction;
import java.util.function.Consumer;

/** Writes invoices to the shop. */
final class ShopInvoices implements Consumer<Invoice> {
    private final TableWriter invoices;
    private final TableWriter lines;

    ShopInvoices(Transaction shop) {
        invoices = new TableWriter(
                shop,
                "invoice",
                "invoice_id",
                "customer_id",
                "invoiced_at",
                "channel",
                "billing_city",
                "billing_country",
                "note",
                "total_cents");
        lines = new TableWriter(shop, "invoice_line", "invoice_id", "track_id", "unit_price_cents", "quantity")
                .after(invoices);
    }

    @Override
    public void accept(Invoice invoice) {
        invoices.add(
                invoice.id(),
                invoice.customer().id(),
                invoice.at().format(SalesGenerator.MOMENT),
                invoice.channel(),
                invoice.customer().city(),
                invoice.customer().country(),
                invoice.note(),
                invoice.totalCents());
        for (Invoice.InvoiceLine line : invoice.lines()) {
            lines.add(invoice.id(), line.track().id(), line.track().priceCents(), line.quantity());
        }
    }

    /** Flushes the pending rows. Returns the number of rows in both tables. */
    long finish() {
        lines.flush();
        return invoices.written() + lines.written();
    }
}
