package dev.penstock.engine.core;

/** Takes a checkout for one operation and releases it after that. */
final class Alone implements Holder {
    private final Pipeline pipeline;

    Alone(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    @Override
    public Checkout take(Operation operation) {
        return pipeline.checkOut(operation);
    }

    @Override
    public void leave(Checkout checkout) {
        checkout.release();
    }

    @Override
    public void abandon(Checkout checkout) {
        checkout.release();
    }

    @Override
    public boolean repeats() {
        return true;
    }

    @Override
    public boolean keepsTransactions() {
        return false;
    }
}
