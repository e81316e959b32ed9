package dev.penstock.engine.core;

/** How an operation comes by its checkout, and what becomes of the checkout when it has ended. */
interface Holder {

    /**
     * The checkout to run on, with the operation attached to it.
     *
     * @throws dev.penstock.engine.api.PenstockException if there is none
     */
    Checkout take(Operation operation);

    /** The operation has left the checkout. */
    void leave(Checkout checkout);

    /** The operation was abandoned on the checkout, whose connection is of no use any more. */
    void abandon(Checkout checkout);

    /** Whether a failed operation may run again on another checkout. */
    boolean repeats();

    /** Whether an open transaction outlives the operation. */
    boolean keepsTransactions();
}
