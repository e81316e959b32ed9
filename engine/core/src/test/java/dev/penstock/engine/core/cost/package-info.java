/**
 * What a statement costs with no server behind it: processor time and allocated bytes of the calling thread. Each harness
 * is a program of its own, so that neither JaCoCo nor the classes of other tests are in the way; {@code CostTest} runs
 * them and holds their bytes to a limit.
 */
package dev.penstock.engine.core.cost;
