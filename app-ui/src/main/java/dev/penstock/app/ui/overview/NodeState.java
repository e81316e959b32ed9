package dev.penstock.app.ui.overview;

import dev.penstock.app.ui.text.Figure;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Health;
import dev.penstock.engine.api.Role;
import org.jspecify.annotations.Nullable;

/**
 * One node on a card.
 *
 * @param name its key
 * @param role what it does
 * @param health whether it can be used
 * @param address short enough for a card
 * @param fullAddress where that is cut
 * @param lag behind its primary
 * @param stale how old its last answer is, with the lag that it told then, where it is too old to be taken for now;
 *     null where it is fresh or has never answered
 * @param trouble since when it is not up, why, and when it is asked again; null while it is up
 * @param code of that failure; null where nothing has failed
 */
record NodeState(
        String name,
        Role role,
        Health health,
        String address,
        String fullAddress,
        Figure lag,
        @Nullable String stale,
        @Nullable String trouble,
        @Nullable ErrorCode code) {}
