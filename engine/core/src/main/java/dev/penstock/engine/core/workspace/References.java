package dev.penstock.engine.core.workspace;

import dev.penstock.engine.api.Template;
import dev.penstock.engine.core.secret.SecretNames;
import dev.penstock.engine.core.text.Nearest;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts with references such as {@code ${secret:orders/app}}. */
final class References {
    private static final List<String> SCHEMES = List.of("secret", "session", "env", "file", "vault");
    private static final String HOW =
            "Write ${secret:name}, ${session:name}, ${env:NAME}, ${file:path} or ${vault:path#key}.";
    private static final Pattern ENV_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final String CLEAR = "a password in the clear";

    private References() {}

    /** A text in which references may stand. */
    static final Form<Template> TEMPLATE = new TemplateForm();

    /** References alone: a secret never stands in a workspace in the clear. */
    static final Form<Template> SECRET = new SecretForm();

    /** A driver's URL without credentials in the clear. */
    static final Form<Template> URL = new UrlForm();

    private static final class TemplateForm implements Form<Template> {
        @Override
        public @Nullable Template read(Yaml node, Reading reading) {
            String text = reading.text(node, this);
            return text != null && wellFormed(node, text, reading) ? new Template(text) : null;
        }

        @Override
        public String advice() {
            return "Write a text or a reference. " + HOW;
        }
    }

    private static final class SecretForm implements Form<Template> {
        @Override
        public @Nullable Template read(Yaml node, Reading reading) {
            String text = reading.text(node, this);
            if (text == null) {
                return null;
            }
            if (text.isEmpty()) {
                reading.wrong(node, "nothing", advice());
                return null;
            }
            if (!text.contains("${")) {
                reading.wrong(node, CLEAR, advice());
                return null;
            }
            if (!wellFormed(node, text, reading)) {
                return null;
            }
            if (clear(text)) {
                reading.wrong(node, "a part of a password in the clear", advice());
                return null;
            }
            return new Template(text);
        }

        @Override
        public String advice() {
            return "Write ${secret:name}, and keep the value under that name with: penstock secret set NAME"
                    + " (also ${env:NAME} and ${file:path}).";
        }
    }

    private static final class UrlForm implements Form<Template> {
        private static final Pattern USER_INFO = Pattern.compile("//([^?;]*)@");
        private static final Pattern PARAMETER = Pattern.compile(
                "[?&;(,]\\s*([^=&;(,]*(?:password|passwd|pwd|passphrase|secret|token)[^=&;(,]*)=([^&;),]*)",
                Pattern.CASE_INSENSITIVE);

        @Override
        public @Nullable Template read(Yaml node, Reading reading) {
            String text = reading.text(node, this);
            if (text == null || !wellFormed(node, text, reading)) {
                return null;
            }
            Matcher user = USER_INFO.matcher(hidden(text));
            if (user.find()) {
                int colon = user.group(1).indexOf(':');
                if (colon >= 0 && clear(user.group(1).substring(colon + 1))) {
                    reading.wrong(node, CLEAR + " inside the URL", instead());
                    return null;
                }
            }
            Matcher parameter = PARAMETER.matcher(hidden(text));
            while (parameter.find()) {
                if (clear(parameter.group(2))) {
                    reading.wrong(node, CLEAR + " in the URL's parameter '" + parameter.group(1) + "'", instead());
                    return null;
                }
            }
            return new Template(text);
        }

        private static String instead() {
            return "Take it out of the URL and write password: ${secret:name} beside it.";
        }

        @Override
        public String advice() {
            return "Write the driver's URL, such as jdbc:postgresql://db1:5432/shop, without credentials.";
        }
    }

    /** References as placeholders, so that what is in them is not taken for a part of a URL. */
    private static String hidden(String text) {
        return text.replaceAll("\\$\\{[^}]*}", "\\${}");
    }

    private static boolean clear(String text) {
        return !hidden(text).replace("${}", "").isEmpty();
    }

    /** Whether every dollar with a brace begins a reference that can be resolved; notes those that do not. */
    private static boolean wellFormed(Yaml node, String text, Reading reading) {
        boolean well = true;
        for (int at = text.indexOf("${"); at >= 0; at = text.indexOf("${", at + 2)) {
            int end = text.indexOf('}', at);
            if (end < 0 || text.substring(at + 2, end).contains("${")) {
                reading.wrong(node, "a reference that is not closed", "Put a } at its end. " + HOW);
                return false;
            }
            well &= check(node, text.substring(at + 2, end), reading);
        }
        return well;
    }

    /** Nothing of a faulty reference is repeated: it may be a password. */
    private static boolean check(Yaml node, String reference, Reading reading) {
        int colon = reference.indexOf(':');
        if (colon < 0) {
            reading.wrong(node, "a reference without a kind", HOW);
            return false;
        }
        String scheme = reference.substring(0, colon);
        String path = reference.substring(colon + 1);
        String problem = switch (scheme) {
            case "secret", "session" ->
                SecretNames.valid(path) ? "" : "${" + scheme + ":…} with a name that none can have";
            case "env" -> ENV_NAME.matcher(path).matches() ? "" : "${env:…} with a name that none can have";
            case "file" -> path.isBlank() ? "${file:} without a path" : "";
            case "vault" -> path.matches("[^#]+#[^#]+") ? "" : "${vault:…} that is not path#key";
            default -> "a reference of a kind that is not known";
        };
        if (problem.isEmpty()) {
            return true;
        }
        String advice = switch (scheme) {
            case "secret", "session" -> SecretNames.RULE;
            case "env" -> "Write ${env:NAME} with letters, digits and underscores.";
            case "file" -> "Write ${file:path}; a relative path begins at the workspace's folder.";
            case "vault" -> "Write ${vault:path#key}.";
            default ->
                Nearest.to(scheme, SCHEMES)
                                .map(near -> "Did you mean '" + near + "'? ")
                                .orElse("")
                        + HOW;
        };
        reading.wrong(node, problem, advice);
        return false;
    }
}
