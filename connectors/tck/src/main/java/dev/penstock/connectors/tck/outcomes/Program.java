package dev.penstock.connectors.tck.outcomes;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * What a case runs.
 *
 * @param name its name, for the name of the case
 * @param effect what makes its work permanent
 * @param rows the number of rows that are there if it succeeded and its effect keeps them
 * @param traits what can be done to it
 * @param calls makes one run of it
 */
record Program(String name, Effect effect, int rows, Set<Trait> traits, Function<Setting, Call> calls) {
    Program {
        traits = Set.copyOf(traits);
    }

    static Program of(String name, Effect effect, int rows, Function<Setting, Call> calls, Trait... traits) {
        Set<Trait> all = EnumSet.noneOf(Trait.class);
        all.addAll(List.of(traits));
        return new Program(name, effect, rows, all, calls);
    }

    boolean has(Trait trait) {
        return traits.contains(trait);
    }
}
