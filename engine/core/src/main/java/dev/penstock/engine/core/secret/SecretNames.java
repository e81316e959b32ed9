package dev.penstock.engine.core.secret;

import java.util.regex.Pattern;

/** The rules for the names of secrets. */
public final class SecretNames {
    /** The rule as advice in a message. */
    public static final String RULE =
            "The name of a secret has one or more parts of letters, digits, '.', '_' and '-', separated"
                    + " by '/', such as orders/app, and at most 200 characters.";

    private static final int MAX_LENGTH = 200;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*(?:/[A-Za-z0-9_][A-Za-z0-9._-]*)*");

    private SecretNames() {}

    /** Whether a name is valid. */
    public static boolean valid(String name) {
        return name.length() <= MAX_LENGTH && NAME.matcher(name).matches();
    }
}
