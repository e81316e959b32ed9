package dev.penstock.app.ui.fake;

import dev.penstock.app.ui.view.Navigator;
import dev.penstock.app.ui.view.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Knows some views, and remembers where somebody wanted to go. */
public final class FakeNavigator implements Navigator {
    private final Set<String> views;
    private final List<Target> gone = new ArrayList<>();

    private FakeNavigator(Set<String> views) {
        this.views = views;
    }

    /** There are these views, or none. */
    public static FakeNavigator to(String... views) {
        return new FakeNavigator(Set.of(views));
    }

    /** Where somebody wanted to go, in order. */
    public List<Target> gone() {
        return gone;
    }

    @Override
    public boolean has(String view) {
        return views.contains(view);
    }

    @Override
    public void go(Target target) {
        if (!has(target.view())) {
            throw new AssertionError("There is no view " + target.view() + " to go to");
        }
        gone.add(target);
    }

    @Override
    public void openWorkspace() {
        throw new UnsupportedOperationException();
    }
}
