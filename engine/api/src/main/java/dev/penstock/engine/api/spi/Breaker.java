package dev.penstock.engine.api.spi;

import dev.penstock.engine.api.PenstockException;

/** The circuit breaker of one node. Safe for use by many threads. */
public interface Breaker {

    /** Always closed. */
    Breaker OFF = new Breaker() {
        @Override
        public void check() {}

        @Override
        public void succeeded() {}

        @Override
        public void failed(PenstockException failure) {}
    };

    /**
     * Returns where a statement may be tried.
     *
     * @throws dev.penstock.engine.api.UnreachableException where the breaker is open, saying until when
     */
    void check();

    /** A statement came through. */
    void succeeded();

    /** A statement failed. */
    void failed(PenstockException failure);
}
