package dev.penstock.connectors.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ProofTest {
    @Test
    void rounds_short_areTheFirst() {
        assertThat(Proof.rounds("short", 3, 500)).isEqualTo(3);
    }

    @Test
    void rounds_long_areTheSecond() {
        assertThat(Proof.rounds("long", 3, 500)).isEqualTo(500);
    }

    @Test
    void rounds_ofAnotherForm_areRefusedWithItsName() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Proof.rounds("medium", 3, 500))
                .withMessage("-Dpenstock.proof=medium is unknown: write short or long");
    }

    /** Runs with the profile alone, and so shows that the profile sets what its tests read. */
    @Test
    @Tag("proof")
    void rounds_inTheProfile_areTheSecond() {
        assertThat(Proof.rounds(3, 500)).isEqualTo(500);
    }
}
