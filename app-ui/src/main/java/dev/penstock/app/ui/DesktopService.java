package dev.penstock.app.ui;

import dev.penstock.engine.api.spi.Desktop;

/** The desktop as the command line finds it. */
public final class DesktopService implements Desktop {

    /** For the service loader. */
    public DesktopService() {}

    @Override
    public int show(Request request) {
        return PenstockApp.run(request);
    }
}
