package dev.penstock.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Services are found on the module path by {@code provides} and on the class path by {@code META-INF/services}: a module
 * that says one and not the other works for half of its users.
 */
class ServicesTest {
    @Test
    void services_declaredInModules_areThoseOfTheClassPath() throws IOException {
        Map<String, Map<String, List<String>>> inModules = new TreeMap<>();
        Map<String, Map<String, List<String>>> onClassPath = new TreeMap<>();
        for (Path classes : builtModules()) {
            ModuleDescriptor module = descriptor(classes);
            inModules.put(module.name(), provided(module));
            onClassPath.put(module.name(), declared(classes));
        }

        assertThat(inModules).hasSizeGreaterThan(9);
        assertThat(onClassPath).isEqualTo(inModules);
    }

    /** The folders with the classes of all modules, found beside this one's. */
    private static List<Path> builtModules() throws IOException {
        try (Stream<Path> files = Files.find(
                root(), 5, (path, attributes) -> path.endsWith(Path.of("target", "classes", "module-info.class")))) {
            List<Path> folders = new ArrayList<>();
            files.forEach(file -> folders.add(file.resolveSibling("")));
            return folders;
        }
    }

    private static Path root() {
        return Path.of("..").toAbsolutePath().normalize();
    }

    private static ModuleDescriptor descriptor(Path classes) throws IOException {
        try (InputStream in = Files.newInputStream(classes.resolve("module-info.class"))) {
            return ModuleDescriptor.read(in);
        }
    }

    private static Map<String, List<String>> provided(ModuleDescriptor module) {
        Map<String, List<String>> provided = new TreeMap<>();
        module.provides().forEach(service -> provided.put(service.service(), service.providers()));
        return provided;
    }

    private static Map<String, List<String>> declared(Path classes) throws IOException {
        Map<String, List<String>> declared = new TreeMap<>();
        Path folder = classes.resolve("META-INF").resolve("services");
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    List<String> lines = new ArrayList<>(Files.readAllLines(file));
                    lines.removeIf(String::isBlank);
                    declared.put(file.getFileName().toString(), lines);
                }
            }
        }
        return declared;
    }
}
