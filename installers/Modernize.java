import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Writes the classes of a jar anew, as a newer compiler would have: with a class file version of Java 8 and with stack
 * maps. The JVM keeps no class older than Java 6 in an AOT cache and verifies it the slow way, so a library that was
 * compiled for Java 5 would cost each start what all the others together do not. What the classes do stays as it is.
 *
 * <p>{@code java Modernize.java LIBRARY.jar}; the jar is changed in place.
 */
final class Modernize {
    private static final int WITH_STACK_MAPS = ClassFile.JAVA_8_VERSION;
    private static final ClassTransform VERSION = (builder, element) -> {
        if (element instanceof ClassFileVersion) {
            builder.withVersion(WITH_STACK_MAPS, 0);
        } else {
            builder.with(element);
        }
    };
    /** Stack maps are written for code that is written, even as it was, and not for code that is copied. */
    private static final ClassTransform CODE = ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL);

    private Modernize() {}

    public static void main(String[] arguments) throws IOException {
        Path jar = Path.of(arguments[0]).toAbsolutePath();
        try (URLClassLoader library = new URLClassLoader(new URL[] {jar.toUri().toURL()});
                FileSystem files = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of())) {
            ClassFile writer = ClassFile.of(
                    StackMapsOption.GENERATE_STACK_MAPS,
                    ClassFile.ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofClassLoading(library)));
            List<Path> old = old(files);
            for (Path file : old) {
                Files.write(file, writer.transformClass(read(file), VERSION.andThen(CODE)));
            }
            System.out.println(jar.getFileName() + ": " + old.size() + " classes made anew");
        }
    }

    private static List<Path> old(FileSystem files) throws IOException {
        try (Stream<Path> all = Files.walk(files.getPath("/"))) {
            return all.filter(file -> file.toString().endsWith(".class"))
                    .filter(file -> read(file).majorVersion() < ClassFile.JAVA_6_VERSION)
                    .toList();
        }
    }

    private static ClassModel read(Path file) {
        try {
            return ClassFile.of().parse(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
