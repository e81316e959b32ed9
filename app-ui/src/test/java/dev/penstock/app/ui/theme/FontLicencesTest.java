package dev.penstock.app.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FontLicencesTest {
    @ParameterizedTest
    @ValueSource(strings = {"Inter", "JetBrainsMono"})
    void shippedFont_comesWithItsLicence(String font) throws IOException {
        try (InputStream in = Objects.requireNonNull(Fonts.class.getResourceAsStream("OFL-" + font + ".txt"))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("Copyright 2020 The ")
                    .contains("SIL OPEN FONT LICENSE");
        }
    }
}
