package dev.penstock.engine.core.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds a statement's bytes to a limit. Its time is printed, never asserted: it is the machine's as much as the code's. */
class CostTest {
    private static final int LIMIT = 600;
    /** The aim is {@link #LIMIT}: connection, statement and result of JDBC are objects of their own. */
    private static final int DATA_SOURCE_LIMIT = 1_000;

    private static final Pattern LINE = Pattern.compile("(.+?): (-?\\d+) ns, (-?\\d+) bytes.*");

    @TempDir
    Path folder;

    @Test
    void way_onAConnectorThatAnswersAtOnce_allocatesLittle() throws Exception {
        within(
                run(WayCost.class),
                Map.of(
                        "way",
                        LIMIT,
                        "way, 8 threads",
                        LIMIT,
                        "way with a timeout",
                        LIMIT,
                        "way with a timeout, 8 threads",
                        LIMIT));
    }

    @Test
    void leaseAndDataSource_onADriverThatAnswersAtOnce_allocateLittle() throws Exception {
        within(
                run(DataSourceCost.class),
                Map.of(
                        "lease", LIMIT,
                        "lease, 8 threads", LIMIT,
                        "data source", DATA_SOURCE_LIMIT,
                        "data source, 8 threads", DATA_SOURCE_LIMIT));
    }

    private static void within(Map<String, Integer> bytes, Map<String, Integer> limits) {
        assertThat(bytes).containsKeys(limits.keySet().toArray(String[]::new));
        SoftAssertions.assertSoftly(softly -> limits.forEach((name, limit) -> softly.assertThat(bytes.get(name))
                .as("bytes a statement: %s", name)
                .isBetween(0, limit)));
    }

    /** Runs a harness as a program of its own and reads the bytes from its lines. */
    private Map<String, Integer> run(Class<?> harness) throws IOException, InterruptedException {
        StubEngine.register(folder);
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-Dpenstock.proof=" + System.getProperty("penstock.proof", "short"),
                        "-cp",
                        folder + File.pathSeparator + System.getProperty("java.class.path"),
                        harness.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        System.out.print(output);
        assertThat(program.waitFor()).as(output).isZero();
        Map<String, Integer> bytes = new LinkedHashMap<>();
        output.lines()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .forEach(line -> bytes.put(line.group(1), Integer.parseInt(line.group(3))));
        return bytes;
    }
}
