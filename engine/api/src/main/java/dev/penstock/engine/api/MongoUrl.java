package dev.penstock.engine.api;

import java.util.regex.Pattern;

/**
 * Parses MongoDB's URLs. The result keeps the URL without its credentials, because a profile does not support most of
 * its parameters.
 */
final class MongoUrl {
    private static final Pattern HOSTS = Pattern.compile("[^\\s,/@?]+(?:,[^\\s,/@?]+)*");

    private MongoUrl() {}

    /**
     * Parses a URL.
     *
     * @param begin the offset after the colon of the scheme
     */
    static ConnectionUrl parse(String text, int begin) {
        if (!text.startsWith("//", begin)) {
            return new ConnectionUrl.Invalid(
                    "found no // after the scheme", "Write mongodb://host:27017/name.", begin + 1);
        }
        int authority = begin + 2;
        int query = text.indexOf('?', authority);
        int hierarchyEnd = query < 0 ? text.length() : query;
        int at = UrlParts.loginEnd(text, authority, hierarchyEnd);
        int hosts = at < 0 ? authority : at + 1;
        int slash = text.indexOf('/', hosts);
        int hostsEnd = slash < 0 || slash > hierarchyEnd ? hierarchyEnd : slash;
        if (!HOSTS.matcher(text.substring(hosts, hostsEnd)).matches()) {
            return new ConnectionUrl.Invalid(
                    "found no host",
                    "Write mongodb://host:27017/name. Write '@', '/' and ':' in a password as %40, %2F and %3A.",
                    hosts + 1);
        }
        UrlParts parts = new UrlParts(EngineKind.MONGODB);
        if (at >= 0) {
            String login = text.substring(authority, at);
            int colon = login.indexOf(':');
            parts.username(UrlText.decode(colon < 0 ? login : login.substring(0, colon)));
            parts.password(colon < 0 ? "" : UrlText.decode(login.substring(colon + 1)));
        }
        if (hostsEnd < hierarchyEnd) {
            parts.database(UrlText.decode(text.substring(hostsEnd + 1, hierarchyEnd)));
        }
        String scheme = text.substring(0, authority).replaceFirst("^jdbc:", "");
        parts.node(new NodeAddress.Url(
                new Template(scheme + text.substring(hosts, hierarchyEnd) + kept(text, query, parts))));
        return parts.parsed();
    }

    /** The parameters without credentials. */
    private static String kept(String text, int query, UrlParts parts) {
        if (query < 0) {
            return "";
        }
        StringBuilder kept = new StringBuilder();
        for (String parameter : text.substring(query + 1).split("&")) {
            int equals = parameter.indexOf('=');
            String name = equals < 0 ? parameter : parameter.substring(0, equals);
            if (equals < 0 || UrlText.shown(name, "").equals(name)) {
                parts.leave(name, "");
            } else {
                kept.append(kept.isEmpty() ? '?' : '&').append(parameter);
            }
        }
        return kept.toString();
    }
}
