package dev.penstock.engine.core.workspace;

import dev.penstock.engine.api.Template;
import dev.penstock.engine.core.secret.SecretNames;
import dev.penstock.engine.core.text.Nearest;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parsers of texts with references such as {@code ${secret:orders/app}}. */
final class References {
    private static final List<String> SCHEMES = List.of("secret", "session", "env", "file", "vault");
    private static final String HOW =
            "Write ${secret:name}, ${session:name}, ${env:NAME}, ${file:path} or ${vault:path#key}.";
    private static final Pattern ENV_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final String CLEAR = "a password in plain text";

    private References() {}

    /** A text that may contain references. */
    static final ValueParser<Template> TEMPLATE = new TemplateParser();

    /** References only: a workspace never has a secret in plain text. */
    static final ValueParser<Template> SECRET = new SecretParser();

    /** A driver's URL without credentials in plain text. */
    static final ValueParser<Template> URL = new UrlParser();

    private static final class TemplateParser implements ValueParser<Template> {
        @Override
        public @Nullable Template read(Yaml node, ParseContext context) {
            String text = context.text(node, this);
            return text != null && wellFormed(node, text, context) ? new Template(text) : null;
        }

        @Override
        public String advice() {
            return "Write a text or a reference. " + HOW;
        }
    }

    private static final class SecretParser implements ValueParser<Template> {
        @Override
        public @Nullable Template read(Yaml node, ParseContext context) {
            String text = context.text(node, this);
            if (text == null) {
                return null;
            }
            if (text.isEmpty()) {
                context.reject(node, "nothing", advice());
                return null;
            }
            if (!text.contains("${")) {
                context.reject(node, CLEAR, advice());
                return null;
            }
            if (!wellFormed(node, text, context)) {
                return null;
            }
            if (clear(text)) {
                context.reject(node, "a part of a password in plain text", advice());
                return null;
            }
            return new Template(text);
        }

        @Override
        public String advice() {
            return "Write ${secret:name}, and store the value under that name with: penstock secret set NAME"
                    + " (also ${env:NAME} and ${file:path}).";
        }
    }

    private static final class UrlParser implements ValueParser<Template> {
        private static final Pattern USER_INFO = Pattern.compile("//([^?;]*)@");
        private static final Pattern PARAMETER = Pattern.compile(
                "[?&;(,]\\s*([^=&;(,]*(?:password|passwd|pwd|passphrase|secret|token)[^=&;(,]*)=([^&;),]*)",
                Pattern.CASE_INSENSITIVE);

        @Override
        public @Nullable Template read(Yaml node, ParseContext context) {
            String text = context.text(node, this);
            if (text == null || !wellFormed(node, text, context)) {
                return null;
            }
            Matcher user = USER_INFO.matcher(hidden(text));
            if (user.find()) {
                int colon = user.group(1).indexOf(':');
                if (colon >= 0 && clear(user.group(1).substring(colon + 1))) {
                    context.reject(node, CLEAR + " inside the URL", suggestion());
                    return null;
                }
            }
            Matcher parameter = PARAMETER.matcher(hidden(text));
            while (parameter.find()) {
                if (clear(parameter.group(2))) {
                    context.reject(node, CLEAR + " in the URL's parameter '" + parameter.group(1) + "'", suggestion());
                    return null;
                }
            }
            return new Template(text);
        }

        private static String suggestion() {
            return "Remove it from the URL and add the key password: ${secret:name}.";
        }

        @Override
        public String advice() {
            return "Write the driver's URL, such as jdbc:postgresql://db1:5432/shop, without credentials.";
        }
    }

    /** Replaces each reference with a placeholder, so that its content is not parsed as a part of the URL. */
    private static String hidden(String text) {
        return text.replaceAll("\\$\\{[^}]*}", "\\${}");
    }

    private static boolean clear(String text) {
        return !hidden(text).replace("${}", "").isEmpty();
    }

    /** Whether every <code>${</code> starts a valid reference; reports the others. */
    private static boolean wellFormed(Yaml node, String text, ParseContext context) {
        boolean well = true;
        for (int at = text.indexOf("${"); at >= 0; at = text.indexOf("${", at + 2)) {
            int end = text.indexOf('}', at);
            if (end < 0 || text.substring(at + 2, end).contains("${")) {
                context.reject(node, "a reference that is not closed", "Put a } at its end. " + HOW);
                return false;
            }
            well &= check(node, text.substring(at + 2, end), context);
        }
        return well;
    }

    /** Messages never quote an invalid reference, because it may be a password. */
    private static boolean check(Yaml node, String reference, ParseContext context) {
        int colon = reference.indexOf(':');
        if (colon < 0) {
            context.reject(node, "a reference without a kind", HOW);
            return false;
        }
        String scheme = reference.substring(0, colon);
        String path = reference.substring(colon + 1);
        String problem = switch (scheme) {
            case "secret", "session" -> SecretNames.valid(path) ? "" : "${" + scheme + ":…} with an invalid name";
            case "env" -> ENV_NAME.matcher(path).matches() ? "" : "${env:…} with an invalid name";
            case "file" -> path.isBlank() ? "${file:} without a path" : "";
            case "vault" -> path.matches("[^#]+#[^#]+") ? "" : "${vault:…} that is not path#key";
            default -> "a reference of an unknown kind";
        };
        if (problem.isEmpty()) {
            return true;
        }
        String advice = switch (scheme) {
            case "secret", "session" -> SecretNames.RULE;
            case "env" -> "Write ${env:NAME} with letters, digits and underscores.";
            case "file" -> "Write ${file:path}. A relative path starts in the workspace's folder.";
            case "vault" -> "Write ${vault:path#key}.";
            default ->
                Nearest.to(scheme, SCHEMES)
                                .map(near -> "Did you mean '" + near + "'? ")
                                .orElse("")
                        + HOW;
        };
        context.reject(node, problem, advice);
        return false;
    }
}
