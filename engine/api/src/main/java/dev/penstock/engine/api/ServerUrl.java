package dev.penstock.engine.api;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Parses URLs of the form {@code //user:password@host:port,host:port/database?name=value}. */
final class ServerUrl {
    private final String text;
    private final int begin;
    private final UrlParts parts;
    private final EngineKind engine;

    private ServerUrl(String text, int begin, EngineKind engine) {
        this.text = text;
        this.begin = begin;
        this.engine = engine;
        this.parts = new UrlParts(engine);
    }

    /**
     * Parses a URL.
     *
     * @param begin the offset after the colon of the scheme
     */
    static ConnectionUrl parse(String text, int begin, EngineKind engine) {
        ServerUrl url = new ServerUrl(text, begin, engine);
        ConnectionUrl.Invalid fault = url.read();
        return fault == null ? url.parts.parsed() : url.parts.refused(fault);
    }

    private ConnectionUrl.@Nullable Invalid read() {
        int query = text.indexOf('?', begin);
        int hierarchyEnd = query < 0 ? text.length() : query;
        ConnectionUrl.Invalid fault = null;
        if (!text.startsWith("//", begin)) {
            // jdbc:postgresql:shop
            String name = text.substring(begin, hierarchyEnd);
            parts.database(UrlText.decode(name.startsWith("/") ? name.substring(1) : name));
            fault = parts.host("", begin + 1);
        } else {
            int authority = begin + 2;
            int at = UrlParts.loginEnd(text, authority, hierarchyEnd);
            int hosts = at < 0 ? authority : at + 1;
            if (at >= 0) {
                login(text.substring(authority, at));
            }
            int slash = text.indexOf('/', hosts);
            int hostsEnd = slash < 0 || slash > hierarchyEnd ? hierarchyEnd : slash;
            fault = hosts(hosts, hostsEnd);
            if (hostsEnd < hierarchyEnd) {
                parts.database(UrlText.decode(text.substring(hostsEnd + 1, hierarchyEnd)));
            }
        }
        if (fault == null && query >= 0) {
            parameters(text.substring(query + 1));
        }
        return fault;
    }

    private void login(String written) {
        int colon = written.indexOf(':');
        parts.username(UrlText.decode(colon < 0 ? written : written.substring(0, colon)));
        if (colon >= 0) {
            parts.password(UrlText.decode(written.substring(colon + 1)));
        }
    }

    private ConnectionUrl.@Nullable Invalid hosts(int from, int to) {
        for (int start = from; start <= to; ) {
            int comma = text.indexOf(',', start);
            int end = comma < 0 || comma > to ? to : comma;
            ConnectionUrl.Invalid fault = parts.host(text.substring(start, end), start + 1);
            if (fault != null) {
                return fault;
            }
            start = end + 1;
        }
        return null;
    }

    private void parameters(String query) {
        for (String parameter : query.split("&")) {
            int equals = parameter.indexOf('=');
            String name = UrlText.decode(equals < 0 ? parameter : parameter.substring(0, equals));
            String value = equals < 0 ? "" : UrlText.decode(parameter.substring(equals + 1));
            if (!name.isEmpty() && !taken(name, value)) {
                parts.leave(name, value);
            }
        }
    }

    private boolean taken(String name, String value) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "user", "username" -> {
                parts.username(value);
                yield true;
            }
            case "password" -> {
                parts.password(value);
                yield true;
            }
            case "dbname" -> {
                parts.database(value);
                yield true;
            }
            case "sslmode", "ssl-mode" -> parts.tls(value);
            case "sslrootcert" -> parts.ca(value);
            case "ssl", "usessl", "requiressl" -> ssl(name, value);
            default -> false;
        };
    }

    /** Applies the parameter {@code ssl}: PostgreSQL's driver then verifies the certificate, MySQL's does not. */
    private boolean ssl(String name, String value) {
        boolean off = value.equalsIgnoreCase("false") || value.equals("0");
        if (off) {
            parts.tls(Profile.Tls.Mode.DISABLE);
        } else if (value.isEmpty() || value.equalsIgnoreCase("true") || value.equals("1")) {
            boolean checks = engine == EngineKind.POSTGRESQL && name.equalsIgnoreCase("ssl") && text.startsWith("jdbc");
            parts.tls(checks ? Profile.Tls.Mode.VERIFY_FULL : Profile.Tls.Mode.REQUIRE);
        } else {
            return false;
        }
        return true;
    }
}
