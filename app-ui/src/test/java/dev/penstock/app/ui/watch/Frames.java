package dev.penstock.app.ui.watch;

import java.util.List;

/** Stacks as lines {@code package.Class.method:line}, the innermost first. */
final class Frames {
    private static final List<String> JDK = List.of("java.", "jdk.", "sun.");
    /** The toolkit waits for its own renderer, and reads style sheets, fonts and icons out of the program's jars. */
    private static final List<String> TOOLKIT = List.of(
            "javafx.", "com.sun.javafx.", "com.sun.glass.", "com.sun.prism.", "com.sun.scenario.", "org.kordamp.");
    /** So do we: what the program consists of is no file of the user's. */
    private static final List<String> OWN_RESOURCES = List.of(
            "dev.penstock.app.ui.text.Messages.",
            "dev.penstock.app.ui.theme.",
            "java.lang.ClassLoader.",
            "java.util.ServiceLoader",
            "java.util.zip.",
            "java.util.jar.",
            "jdk.internal.loader.",
            "java.lang.invoke.",
            "org.jacoco.");
    /** The tests take pictures on the FX thread, look at what is on them, and set up a grid there. */
    private static final List<String> TESTS = List.of(
            "dev.penstock.app.ui.grid.GridDesk.<init>",
            "dev.penstock.app.ui.Screens.",
            "dev.penstock.app.ui.look.",
            "com.sun.glass.ui.Robot.",
            "org.testfx.robot.");

    private Frames() {}

    static List<String> of(StackTraceElement[] stack) {
        return java.util.Arrays.stream(stack)
                .map(frame -> frame.getClassName() + "." + frame.getMethodName() + ":" + frame.getLineNumber())
                .toList();
    }

    /** Whether what waits here is the desktop, and not the toolkit or the loading of the program itself. */
    static boolean waitsForOthers(List<String> frames) {
        if (ofTests(frames) || frames.stream().anyMatch(frame -> begins(frame, OWN_RESOURCES))) {
            return false;
        }
        return frames.stream()
                .filter(frame -> !begins(frame, JDK))
                .findFirst()
                .map(frame -> !begins(frame, TOOLKIT))
                .orElse(false);
    }

    /** Whether this is the work of a test and none of the desktop's. */
    static boolean ofTests(List<String> frames) {
        return frames.stream().anyMatch(frame -> begins(frame, TESTS));
    }

    private static boolean begins(String frame, List<String> prefixes) {
        return prefixes.stream().anyMatch(frame::startsWith);
    }
}
