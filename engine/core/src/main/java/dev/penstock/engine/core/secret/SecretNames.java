package dev.penstock.engine.core.secret;

import java.util.regex.Pattern;

/** Which names a secret can have. */
public final class SecretNames {
    /** What a name is made of, as advice. */
    public static final String RULE =
            "A secret's name is letters, digits, '.', '_' and '-' in one or more parts divided"
                    + " by '/', such as orders/app; 200 characters at most.";

    private static final int LONGEST = 200;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*(?:/[A-Za-z0-9_][A-Za-z0-9._-]*)*");

    private SecretNames() {}

    /** Whether a secret can be kept under it. */
    public static boolean valid(String name) {
        return name.length() <= LONGEST && NAME.matcher(name).matches();
    }
}
