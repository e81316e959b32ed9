package dev.penstock.engine.core;

import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.Fault;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.WorkspaceException;
import dev.penstock.engine.api.spi.ConnectorProvider;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** The connectors on the module path or class path, one an engine. */
final class Connectors {
    private final Map<EngineKind, ConnectorProvider> byKind = new EnumMap<>(EngineKind.class);

    Connectors(Iterable<ConnectorProvider> found) {
        found.forEach(provider -> byKind.putIfAbsent(provider.engine(), provider));
    }

    static Connectors load() {
        return new Connectors(ServiceLoader.load(ConnectorProvider.class, Connectors.class.getClassLoader()));
    }

    /**
     * Asks each database's connector whether it can do what its profile says.
     *
     * @throws WorkspaceException listing all that cannot be done
     */
    void check(Collection<Profile> profiles) {
        List<Fault> faults = new ArrayList<>();
        for (Profile profile : profiles) {
            ConnectorProvider connector = byKind.get(profile.engine());
            if (connector == null) {
                faults.add(fault(
                        profile,
                        "engine",
                        profile.engine().id() + ", for which there is no connector on the class path",
                        "Add penstock-connector-" + profile.engine().id() + " at run time."));
                continue;
            }
            for (ConnectorProvider.Problem problem : connector.check(profile)) {
                faults.add(fault(profile, problem.key(), problem.found(), problem.advice()));
            }
        }
        if (!faults.isEmpty()) {
            throw new WorkspaceException(faults);
        }
    }

    private static Fault fault(Profile profile, String key, String found, String advice) {
        String path = "databases." + profile.name() + (key.isEmpty() ? "" : "." + key);
        Profile.Place place = profile.place();
        return new Fault(place.file(), place.line(), place.column(), path, found, advice);
    }

    /** The connector of a profile that it has checked. */
    ConnectorProvider checked(Profile profile) {
        check(List.of(profile));
        return of(profile);
    }

    ConnectorProvider of(Profile profile) {
        ConnectorProvider connector = byKind.get(profile.engine());
        if (connector == null) {
            throw new IllegalStateException("No connector for " + profile.engine() + ": check(…) has not been asked");
        }
        return connector;
    }
}
