package dev.penstock.connectors.testkit;

/**
 * How long a test takes that may be short or long. Its short form runs in every build, its long form with the profile
 * {@code proof}, which sets {@code penstock.proof} to {@code long}. Both make the same assertions. A test that has no short
 * form carries the tag {@code proof} instead. Safe for use by several threads.
 */
public final class Proof {
    static final String PROPERTY = "penstock.proof";

    private Proof() {}

    /**
     * How many rounds, cases or seconds this build asks for.
     *
     * @throws IllegalStateException if {@code penstock.proof} is neither {@code short} nor {@code long}
     */
    public static int rounds(int shortForm, int longForm) {
        return rounds(System.getProperty(PROPERTY, "short"), shortForm, longForm);
    }

    static int rounds(String form, int shortForm, int longForm) {
        return switch (form) {
            case "short" -> shortForm;
            case "long" -> longForm;
            default ->
                throw new IllegalStateException("-D" + PROPERTY + "=" + form + " is unknown: write short or long");
        };
    }
}
