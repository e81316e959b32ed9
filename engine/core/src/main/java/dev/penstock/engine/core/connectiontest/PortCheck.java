package dev.penstock.engine.core.connectiontest;

import dev.penstock.engine.api.ConnectionStep.Part;
import dev.penstock.engine.api.ConnectionUrl;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.Secret;
import dev.penstock.engine.api.UnreachableException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks that the host of a server has an address and that a process listens at its port. */
final class PortCheck {
    private final String database;
    private final NodeAddress address;
    private final NodeConnectionTest test;

    PortCheck(String database, NodeAddress address, NodeConnectionTest test) {
        this.database = database;
        this.address = address;
        this.test = test;
    }

    /** Reports name and port; false if one of them failed. */
    boolean passes() {
        NodeAddress.Host host = host().orElse(null);
        if (host == null) {
            test.skipped(Part.NAME, "The driver reads the hosts from its URL, so the URL is tested as a whole");
            test.skipped(Part.PORT, "The driver reads the hosts from its URL, so the URL is tested as a whole");
            return true;
        }
        List<InetAddress> found = resolve(host);
        return !found.isEmpty() && connect(host, found);
    }

    /** The only host; empty if there are several, or if only the driver knows them. */
    private Optional<NodeAddress.Host> host() {
        return switch (address) {
            case NodeAddress.Host host -> Optional.of(host);
            case NodeAddress.File ignored -> Optional.empty();
            case NodeAddress.Url(var url) -> url.resolvable() ? Optional.empty() : ofUrl(url.raw());
        };
    }

    private static Optional<NodeAddress.Host> ofUrl(String url) {
        if (!(ConnectionUrl.parse(url) instanceof ConnectionUrl.Parsed parsed)) {
            return Optional.empty();
        }
        try (Secret _ = parsed.password()) {
            return parsed.nodes().size() == 1 && parsed.nodes().getFirst() instanceof NodeAddress.Host host
                    ? Optional.of(host)
                    : Optional.empty();
        }
    }

    private List<InetAddress> resolve(NodeAddress.Host host) {
        CompletableFuture<InetAddress[]> lookup = new CompletableFuture<>();
        // nothing stops a lookup: its caller stops waiting, and the thread ends later by itself
        Thread.ofPlatform().daemon().name("penstock-name-" + host.host()).start(() -> {
            try {
                lookup.complete(InetAddress.getAllByName(host.host()));
            } catch (UnknownHostException | RuntimeException e) {
                lookup.completeExceptionally(e);
            }
        });
        test.closeOnCancel(() -> lookup.cancel(false));
        try {
            List<InetAddress> found =
                    Arrays.asList(lookup.get(Math.max(0, test.deadline().remainingNanos()), TimeUnit.NANOSECONDS));
            test.passed(Part.NAME, named(host.host(), found));
            return found;
        } catch (TimeoutException e) {
            test.failed(
                    Part.NAME,
                    unreachable(
                            ErrorCode.HOST_UNKNOWN,
                            "The name service did not return the address of " + host.host() + " in time",
                            "Check the network and its name service, or write the host's address instead.",
                            e));
        } catch (ExecutionException e) {
            test.failed(
                    Part.NAME,
                    unreachable(
                            ErrorCode.HOST_UNKNOWN,
                            "No address is known for the host " + host.host(),
                            "Correct the host in 'nodes' of database '" + database + "', or the name service.",
                            e.getCause()));
        } catch (CancellationException e) {
            test.requireNotCancelled();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return List.of();
    }

    private static String named(String host, List<InetAddress> found) {
        String addresses = found.stream().map(InetAddress::getHostAddress).collect(Collectors.joining(", "));
        if (addresses.equals(host)) {
            return host + " is an address and needs no name service";
        }
        return host + (found.size() == 1 ? " has the address " : " has the addresses ") + addresses;
    }

    private boolean connect(NodeAddress.Host host, List<InetAddress> addresses) {
        IOException last = null;
        for (InetAddress each : addresses) {
            try (Socket socket = new Socket()) {
                test.closeOnCancel(socket);
                long millis = TimeUnit.NANOSECONDS.toMillis(test.deadline().remainingNanos());
                socket.connect(new InetSocketAddress(each, host.port()), Math.clamp(millis, 1, Integer.MAX_VALUE));
                test.passed(Part.PORT, "Something listens at port " + host.port() + " of " + each.getHostAddress());
                return true;
            } catch (IOException e) {
                test.requireNotCancelled();
                last = e;
            }
        }
        test.failed(Part.PORT, failure(host, last));
        return false;
    }

    private UnreachableException failure(NodeAddress.Host host, @Nullable IOException thrown) {
        String said = String.valueOf(thrown == null ? null : thrown.getMessage());
        if (said.toLowerCase(Locale.ROOT).contains("timed out")) {
            return unreachable(
                    ErrorCode.CONNECT_TIMEOUT,
                    host.display() + " did not answer in time",
                    "Check that the host is up, and that no firewall drops packets to this port.",
                    thrown);
        }
        return thrown instanceof ConnectException
                ? unreachable(
                        ErrorCode.CONNECT_REFUSED,
                        "Nothing listens at " + host.display(),
                        "Start the server, or correct host and port in 'nodes' of database '" + database + "'.",
                        thrown)
                : unreachable(
                        ErrorCode.CONNECT_FAILED,
                        host.display() + " cannot be reached: " + said,
                        "Check the network between this machine and the server.",
                        thrown);
    }

    private UnreachableException unreachable(ErrorCode code, String summary, String advice, @Nullable Throwable cause) {
        return new UnreachableException(
                code, summary, Diagnosis.of(Outcome.NOT_DONE, advice).at(database, address.display()), cause);
    }
}
