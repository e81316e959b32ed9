package dev.penstock.engine.core.spool;

import java.io.IOException;
import java.nio.file.Path;

/** A process that uses a folder of spools until it is killed. */
final class LeftBehind {
    private LeftBehind() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        TempFolder folder = new TempFolder(Path.of(args[0]));
        SpoolFile file = folder.newFile();
        file.append(new byte[10], 10);
        System.out.println("ready");
        Thread.sleep(Long.MAX_VALUE);
        folder.close();
    }
}
