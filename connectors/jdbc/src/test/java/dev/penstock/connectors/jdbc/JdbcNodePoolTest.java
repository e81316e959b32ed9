package dev.penstock.connectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.PoolState;
import org.junit.jupiter.api.Test;

class JdbcNodePoolTest {
    @Test
    void noneInTime_saysThatAllWereInUse_onlyIfTheyWere() {
        assertThat(JdbcNodePool.noneInTime(new PoolState("db1:5432", 10, 0, 3, 10), "2.0 s"))
                .isEqualTo("All 10 connections of the pool were in use for 2.0 s");
        assertThat(JdbcNodePool.noneInTime(new PoolState("db1:5432", 0, 0, 1, 10), "2.0 s"))
                .isEqualTo("No connection came within 2.0 s, though only 0 of 10 are in use");
    }
}
