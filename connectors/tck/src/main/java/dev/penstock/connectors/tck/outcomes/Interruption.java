package dev.penstock.connectors.tck.outcomes;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a call. Immutable.
 *
 * @param name its name, for the name of the case
 * @param certainty what the engine can know afterwards
 * @param needs the traits that a program must have for it
 * @param effects the effects that it makes sense for
 * @param timeout the limit of the call; null for none
 * @param arm happens before the call, on the thread of the test
 * @param during happens while the call runs, on the thread of the test
 */
public record Interruption(
        String name,
        Certainty certainty,
        Set<Trait> needs,
        Set<Effect> effects,
        @Nullable Duration timeout,
        Step arm,
        Step during) {

    /** Copies the sets. */
    public Interruption {
        needs = Set.copyOf(needs);
        effects = Set.copyOf(effects);
    }

    /** A part of an interruption. */
    @FunctionalInterface
    public interface Step {
        /** Does nothing. */
        Step NOTHING = _ -> {};

        /** Does it to this case. */
        void run(Scene scene) throws Exception;
    }

    /** One that happens to every program, without a limit. */
    public static Interruption of(String name, Certainty certainty) {
        return new Interruption(
                name, certainty, Set.of(), EnumSet.allOf(Effect.class), null, Step.NOTHING, Step.NOTHING);
    }

    /** This one for programs that have these traits. */
    public Interruption needs(Trait... traits) {
        return new Interruption(name, certainty, Set.of(traits), effects, timeout, arm, during);
    }

    /** This one for programs with these effects. */
    public Interruption effects(Effect... some) {
        return new Interruption(name, certainty, needs, Set.of(some), timeout, arm, during);
    }

    /** This one with a limit of the call. */
    public Interruption within(Duration limit) {
        return new Interruption(name, certainty, needs, effects, limit, arm, during);
    }

    /** This one with a step before the call. */
    public Interruption armed(Step step) {
        return new Interruption(name, certainty, needs, effects, timeout, step, during);
    }

    /** This one with a step while the call runs. */
    public Interruption meanwhile(Step step) {
        return new Interruption(name, certainty, needs, effects, timeout, arm, step);
    }

    boolean fits(Program program) {
        return program.traits().containsAll(needs) && effects.contains(program.effect());
    }

    /** Whether the call runs for many seconds in the server. */
    boolean slow() {
        return needs.contains(Trait.SLOW);
    }

    /** Whether the call runs by the form that can be cancelled. */
    boolean cancels() {
        return needs.contains(Trait.CANCELLABLE);
    }

    /** What can happen to a call of every engine. */
    static List<Interruption> common() {
        return List.of(
                of("nothing happens", Certainty.ANSWERED),
                of("deadline passed before", Certainty.DECIDED)
                        .needs(Trait.TIMED, Trait.UNBOUND)
                        .within(Duration.ZERO),
                of("deadline of 1 ms", Certainty.DECIDED).needs(Trait.TIMED).within(Duration.ofMillis(1)),
                of("deadline of 3 ms", Certainty.DECIDED).needs(Trait.TIMED).within(Duration.ofMillis(3)),
                of("cancel at once", Certainty.DECIDED)
                        .needs(Trait.CANCELLABLE)
                        .meanwhile(scene -> scene.canceller().cancel()));
    }
}
