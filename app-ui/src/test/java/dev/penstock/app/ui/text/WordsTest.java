package dev.penstock.app.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every word on screen is used, and every one that is used is there. */
class WordsTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path WORDS = Path.of("src/main/resources");
    private static final String FILE = "messages.properties";
    private static final Pattern CALL = Pattern.compile("\\bsay\\(\\s*");
    private static final Pattern KEY = Pattern.compile("\"([^\"]+)\"");
    private static final Pattern VALUE = Pattern.compile("\\{([^}]*)}");

    static Stream<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(WORDS)) {
            return all.filter(file -> file.endsWith(FILE)).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void keys_areThoseThatAreSaid(Path file) throws IOException {
        Set<String> said = new TreeSet<>();
        for (Path source : sources(folder(file))) {
            String text = Files.readString(source);
            if (text.contains(" implements View ")) {
                // The navigation says it, by ViewFactory.
                said.add("title");
            }
            Matcher calls = CALL.matcher(text);
            while (calls.find()) {
                Matcher key = KEY.matcher(text).region(calls.end(), text.length());
                assertThat(key.lookingAt())
                        .as("%s: write the key out at '%s', so that it can be found", source, line(text, calls.start()))
                        .isTrue();
                said.add(key.group(1));
            }
        }
        assertThat(words(file).stringPropertyNames())
                .as("the keys of %s, and what its package says", file)
                .containsExactlyInAnyOrderElementsOf(said);
    }

    @ParameterizedTest
    @MethodSource("files")
    void texts_takeTheirValuesInOrderAndLeaveNoneOut(Path file) throws IOException {
        Properties words = words(file);
        for (String key : words.stringPropertyNames()) {
            Set<Integer> values = new TreeSet<>();
            Matcher value = VALUE.matcher(words.getProperty(key));
            while (value.find()) {
                values.add(Integer.valueOf(value.group(1)));
            }
            assertThat(words.getProperty(key))
                    .as(key)
                    .isNotBlank()
                    .isEqualTo(words.getProperty(key).strip());
            assertThat(values)
                    .as("the values of %s in %s", key, file)
                    .containsExactlyElementsOf(Stream.iterate(0, each -> each + 1)
                            .limit(values.size())
                            .toList());
        }
    }

    /** The sources of a package and of those below it that have no words of their own. */
    private static List<Path> sources(Path words) throws IOException {
        Path top = SOURCES.resolve(WORDS.relativize(words));
        try (Stream<Path> all = Files.walk(top)) {
            return all.filter(source -> source.toString().endsWith(".java"))
                    .filter(source -> owner(folder(source)).equals(words))
                    .toList();
        }
    }

    private static Path owner(Path folder) {
        Path words = WORDS.resolve(SOURCES.relativize(folder));
        return Files.exists(words.resolve(FILE)) ? words : owner(folder(folder));
    }

    private static Path folder(Path file) {
        return Objects.requireNonNull(file.getParent());
    }

    private static Properties words(Path file) throws IOException {
        Properties words = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            words.load(in);
        }
        return words;
    }

    private static String line(String text, int at) {
        int end = text.indexOf('\n', at);
        return text.substring(text.lastIndexOf('\n', at) + 1, end < 0 ? text.length() : end)
                .strip();
    }
}
