package dev.penstock.engine.api.spi;

import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.spi.ConnectorProvider.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The checks of a profile that the connectors to servers share. */
public final class ServerProfileChecks {
    private ServerProfileChecks() {}

    /**
     * Checks that each node is a host or a URL with one of the schemes, and that the certificates to trust can be read.
     * Contacts no server.
     *
     * @param schemes the prefixes of the engine's URLs, such as {@code jdbc:postgresql:}
     * @param example a URL of the engine, for the advice
     * @return empty if all is well
     */
    public static List<Problem> problems(Profile profile, List<String> schemes, String example) {
        List<Problem> problems = new ArrayList<>();
        for (NodeAddress node : profile.nodes()) {
            switch (node) {
                case NodeAddress.Host ignored -> {}
                case NodeAddress.File file ->
                    problems.add(new Problem(
                            "file",
                            file.display(),
                            profile.engine().title() + " is a server: write nodes: [localhost:"
                                    + profile.engine().defaultPort() + "]."));
                case NodeAddress.Url url -> {
                    if (schemes.stream().noneMatch(url.url().raw()::startsWith)) {
                        problems.add(new Problem("url", url.display(), "Write " + example + "."));
                    }
                }
            }
        }
        Path ca = profile.tls().ca();
        if (ca != null && !Files.isReadable(ca)) {
            problems.add(new Problem(
                    "tls.ca", ca.toString(), "Name a readable file with the certificates to trust, in PEM format."));
        }
        return List.copyOf(problems);
    }
}
