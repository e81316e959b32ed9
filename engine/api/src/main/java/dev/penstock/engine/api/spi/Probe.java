package dev.penstock.engine.api.spi;

import dev.penstock.engine.api.Node;
import dev.penstock.engine.api.Role;

/**
 * What a node told of itself.
 *
 * @param role what it does
 * @param observation version, position, lag, TLS, round trip
 */
public record Probe(Role role, Node.Observation observation) {}
