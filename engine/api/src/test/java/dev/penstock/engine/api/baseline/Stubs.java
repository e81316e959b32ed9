package dev.penstock.engine.api.baseline;

import java.io.IOException;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassSignature;
import java.lang.classfile.MethodSignature;
import java.lang.classfile.Signature;
import java.lang.classfile.attribute.ExceptionsAttribute;
import java.lang.classfile.attribute.PermittedSubclassesAttribute;
import java.lang.classfile.attribute.SignatureAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Class files without code, made from the text of {@link Signatures}: enough to compare, not to run. */
final class Stubs {
    /** No method has such a name in Java. */
    static final String PERMITS = "permits ";

    private final ZipOutputStream jar;

    private Stubs(ZipOutputStream jar) {
        this.jar = jar;
    }

    /** Writes them into a jar; its folder is made if it is not there. */
    static void write(List<String> text, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (var jar = new ZipOutputStream(Files.newOutputStream(file))) {
            var stubs = new Stubs(jar);
            List<String> type = new ArrayList<>();
            for (String line : text) {
                if (line.startsWith("type ") && !type.isEmpty()) {
                    stubs.add(type);
                    type.clear();
                }
                type.add(line);
            }
            if (!type.isEmpty()) {
                stubs.add(type);
            }
        }
    }

    private void add(List<String> type) throws IOException {
        Line head = new Line(type.getFirst());
        head.next();
        int flags = head.flags();
        String name = head.next();
        jar.putNextEntry(new ZipEntry(name + ".class"));
        jar.write(ClassFile.of().build(ClassDesc.ofInternalName(name), stub -> {
            stub.withFlags(flags);
            type.stream().skip(1).forEach(line -> part(stub, new Line(line)));
        }));
        jar.closeEntry();
    }

    private static void part(ClassBuilder stub, Line line) {
        String kind = line.next();
        switch (kind) {
            case "extends" -> stub.withSuperclass(ClassDesc.ofInternalName(line.next()));
            case "implements" -> stub.withInterfaceSymbols(line.types());
            case "permits" -> permits(stub, line.types());
            case "generic" -> stub.with(SignatureAttribute.of(ClassSignature.parseFrom(line.next())));
            case "field" -> field(stub, line);
            case "method" -> method(stub, line);
            default -> throw new IllegalArgumentException("What is '" + kind + "'? Write the baseline again.");
        }
    }

    /** Each also as an abstract method: japicmp does not look at them, and one more breaks a switch without a default. */
    private static void permits(ClassBuilder stub, List<ClassDesc> types) {
        stub.with(PermittedSubclassesAttribute.ofSymbols(types));
        for (ClassDesc type : types) {
            stub.withMethod(
                    PERMITS + type.displayName(),
                    ConstantDescs.MTD_void,
                    ClassFile.ACC_PUBLIC | ClassFile.ACC_ABSTRACT,
                    method -> {});
        }
    }

    private static void field(ClassBuilder stub, Line line) {
        int flags = line.flags();
        stub.withField(line.next(), ClassDesc.ofDescriptor(line.next()), field -> {
            field.withFlags(flags);
            if (line.more()) {
                line.next();
                field.with(SignatureAttribute.of(Signature.parseFrom(line.next())));
            }
        });
    }

    private static void method(ClassBuilder stub, Line line) {
        int flags = line.flags();
        stub.withMethod(line.next(), MethodTypeDesc.ofDescriptor(line.next()), flags, method -> {
            List<ClassDesc> thrown = new ArrayList<>();
            while (line.more()) {
                if (line.next().equals("throws")) {
                    thrown.add(ClassDesc.ofInternalName(line.next()));
                } else {
                    method.with(SignatureAttribute.of(MethodSignature.parseFrom(line.next())));
                }
            }
            if (!thrown.isEmpty()) {
                method.with(ExceptionsAttribute.ofSymbols(thrown));
            }
        });
    }

    /** The words of a line, one after the other. */
    private static final class Line {
        private final String[] words;
        private int at;

        private Line(String text) {
            words = text.strip().split(" ", -1);
        }

        private boolean more() {
            return at < words.length;
        }

        private String next() {
            return words[at++];
        }

        /** Takes the next word, flags with commas between them. */
        private int flags() {
            return Stream.of(next().split(",", -1))
                    .map(word -> AccessFlag.valueOf(word.toUpperCase(Locale.ROOT)))
                    .mapToInt(AccessFlag::mask)
                    .reduce(0, (one, other) -> one | other);
        }

        private List<ClassDesc> types() {
            List<ClassDesc> types = new ArrayList<>();
            while (more()) {
                types.add(ClassDesc.ofInternalName(next()));
            }
            return types;
        }
    }
}
