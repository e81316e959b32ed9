package dev.penstock.app.ui.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class ParameterTest {
    @Test
    void value_typedText_hasTheTypeItLooksLike() {
        Parameter parameter = new Parameter("id");
        assertThat(parameter.value()).isEqualTo("");
        assertThat(parameter.kind()).isEqualTo(Parameter.Kind.TEXT);
        parameter.text().set("-12");
        assertThat(parameter.value()).isEqualTo(-12L);
        assertThat(parameter.kind()).isEqualTo(Parameter.Kind.NUMBER);
        parameter.text().set("1.50");
        assertThat(parameter.value()).isEqualTo(new BigDecimal("1.50"));
        parameter.text().set("TRUE");
        assertThat(parameter.value()).isEqualTo(true);
        assertThat(parameter.kind()).isEqualTo(Parameter.Kind.TRUTH);
        parameter.text().set("'12''3'");
        assertThat(parameter.value()).isEqualTo("12'3");
        parameter.none().set(true);
        assertThat(parameter.value()).isNull();
        assertThat(parameter.kind()).isEqualTo(Parameter.Kind.NULL);
        assertThat(parameter.name()).isEqualTo("id");
    }
}
