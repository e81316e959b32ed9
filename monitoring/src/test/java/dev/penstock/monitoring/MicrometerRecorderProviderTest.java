package dev.penstock.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.spi.Recorder;
import dev.penstock.engine.api.spi.RecorderProvider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class MicrometerRecorderProviderTest {
    private static final Path CLASSES = Path.of("target/classes");

    @Test
    void open_foundAsAService_records() throws IOException {
        RecorderProvider provider =
                ServiceLoader.load(RecorderProvider.class).findFirst().orElseThrow();

        try (Recorder recorder = provider.open(List::of)) {
            StringBuilder text = new StringBuilder();
            recorder.metrics().expose(text);

            assertThat(recorder.metrics().recordingSince()).isBeforeOrEqualTo(Instant.now());
            assertThat(text).doesNotContain("switched off");
        }
    }

    @Test
    void services_onModulePathAndClassPath_agree() throws IOException {
        ModuleDescriptor module;
        try (InputStream in = Files.newInputStream(CLASSES.resolve("module-info.class"))) {
            module = ModuleDescriptor.read(in);
        }
        String file = "/META-INF/services/" + RecorderProvider.class.getName();
        try (InputStream in = Objects.requireNonNull(RecorderProvider.class.getResourceAsStream(file))) {
            List<String> declared = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();

            assertThat(module.provides()).singleElement().satisfies(provides -> {
                assertThat(provides.service()).isEqualTo(RecorderProvider.class.getName());
                assertThat(provides.providers()).isEqualTo(declared);
            });
        }
    }
}
