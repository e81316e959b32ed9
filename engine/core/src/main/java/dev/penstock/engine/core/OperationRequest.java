package dev.penstock.engine.core;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.Statement;
import dev.penstock.engine.api.spi.Analysis;

/**
 * What an operation is made of.
 *
 * @param database where it runs
 * @param caller on whose behalf
 * @param token gets the positions that its writes leave behind
 * @param statement what it runs, or describes what it does
 * @param analysis what the connector said of the statement
 * @param least the least strict intent that it counts as
 * @param begun when, on the clock of {@link System#nanoTime()}
 * @param deadline when it must have ended
 * @param holder where its checkout comes from
 */
record OperationRequest(
        CoreDatabase database,
        Caller caller,
        SessionToken token,
        Statement statement,
        Analysis analysis,
        Intent least,
        long begun,
        Deadline deadline,
        Holder holder) {}
