package dev.penstock.app.ui.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.app.ui.control.Badge;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private final Messages messages = Messages.beside(Badge.class);

    @Test
    void say_putsValuesInAsTheyAre() {
        assertThat(messages.say("waiting", "{1} $", "3 s")).contains("{1} $").contains("3 s");
        assertThat(messages.say("health.up")).isNotBlank();
    }

    @Test
    void unknownKey_isNamed() {
        assertThatThrownBy(() -> messages.say("no.such")).hasMessageContaining("no.such");
    }

    @Test
    void packageWithoutWords_isNamed() {
        assertThatThrownBy(() -> Messages.beside(Messages.class)).hasMessageContaining("Messages");
    }
}
