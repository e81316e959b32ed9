package dev.penstock.engine.api.baseline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.InnerClassInfo;
import java.lang.classfile.attribute.PermittedSubclassesAttribute;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The exported types of compiled classes as text: one line for each type and each of its members that a caller can see, in
 * a stable order. {@link Stubs} makes class files of it.
 */
final class Signatures {
    private static final int VISIBLE = ClassFile.ACC_PUBLIC | ClassFile.ACC_PROTECTED;
    /** All flags but those that say how a method is done. */
    private static final int TOLD = ~(ClassFile.ACC_SYNCHRONIZED | ClassFile.ACC_NATIVE);

    private static final int HIDDEN = ClassFile.ACC_SYNTHETIC | ClassFile.ACC_BRIDGE;

    private final Map<String, ClassModel> types = new TreeMap<>();
    private final List<String> lines = new ArrayList<>();

    private Signatures() {}

    /** The packages that a compiled module exports to all. */
    static Set<String> exported(Path moduleInfo) throws IOException {
        return ClassFile.of().parse(moduleInfo).findAttribute(Attributes.module()).orElseThrow().exports().stream()
                .filter(export -> export.exportsTo().isEmpty())
                .map(export -> export.exportedPackage().name().stringValue())
                .collect(Collectors.toSet());
    }

    /**
     * The visible types of packages.
     *
     * @param root the folder of the compiled classes
     * @param packages with slashes between their parts
     */
    static List<String> of(Path root, Set<String> packages) throws IOException {
        var signatures = new Signatures();
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(file -> file.toString().endsWith(".class")).forEach(file -> signatures.add(file, packages));
        }
        signatures.types.values().stream().filter(signatures::visible).forEach(signatures::describe);
        return signatures.lines;
    }

    private void add(Path file, Set<String> packages) {
        try {
            ClassModel type = ClassFile.of().parse(file);
            String name = type.thisClass().asInternalName();
            if (packages.contains(name.substring(0, Math.max(0, name.lastIndexOf('/'))))) {
                types.put(name, type);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a caller can name the type: it and all types around it are public or protected. */
    private boolean visible(ClassModel type) {
        for (InnerClassInfo nested : nested(type)) {
            if (nested.innerClass().equals(type.thisClass())) {
                return (nested.flagsMask() & VISIBLE) != 0
                        && nested.outerClass()
                                .map(ClassEntry::asInternalName)
                                .map(types::get)
                                .filter(this::visible)
                                .isPresent();
            }
        }
        return (type.flags().flagsMask() & ClassFile.ACC_PUBLIC) != 0;
    }

    private static List<InnerClassInfo> nested(ClassModel type) {
        return type.findAttribute(Attributes.innerClasses())
                .map(attribute -> attribute.classes())
                .orElse(List.of());
    }

    private void describe(ClassModel type) {
        lines.add("type " + flags(type.flags().flagsMask(), AccessFlag.Location.CLASS)
                + type.thisClass().asInternalName());
        type.superclass().ifPresent(parent -> lines.add("  extends " + parent.asInternalName()));
        names("  implements", type.interfaces());
        names(
                "  permits",
                type.findAttribute(Attributes.permittedSubclasses())
                        .map(PermittedSubclassesAttribute::permittedSubclasses)
                        .orElse(List.of()));
        String generic = signature(type);
        if (!generic.isEmpty()) {
            lines.add(" " + generic);
        }
        List<String> members = new ArrayList<>();
        type.fields().stream()
                .filter(field -> seen(field.flags().flagsMask()))
                .map(Signatures::line)
                .forEach(members::add);
        type.methods().stream()
                .filter(method -> seen(method.flags().flagsMask()))
                .filter(method -> !method.methodName().stringValue().startsWith(Stubs.PERMITS))
                .map(Signatures::line)
                .forEach(members::add);
        members.stream().sorted().forEach(lines::add);
    }

    private void names(String what, Collection<ClassEntry> entries) {
        if (!entries.isEmpty()) {
            lines.add(what
                    + entries.stream()
                            .map(entry -> " " + entry.asInternalName())
                            .collect(Collectors.joining()));
        }
    }

    private static boolean seen(int flags) {
        return (flags & VISIBLE) != 0 && (flags & HIDDEN) == 0;
    }

    private static String line(FieldModel field) {
        return "  field " + flags(field.flags().flagsMask(), AccessFlag.Location.FIELD)
                + field.fieldName().stringValue() + " "
                + field.fieldType().stringValue() + signature(field);
    }

    private static String line(MethodModel method) {
        return "  method " + flags(method.flags().flagsMask(), AccessFlag.Location.METHOD)
                + method.methodName().stringValue() + " "
                + method.methodType().stringValue()
                + method
                        .findAttribute(Attributes.exceptions())
                        .map(attribute -> attribute.exceptions())
                        .orElse(List.of())
                        .stream()
                        .map(thrown -> " throws " + thrown.asInternalName())
                        .collect(Collectors.joining())
                + signature(method);
    }

    private static String signature(AttributedElement element) {
        return element.findAttribute(Attributes.signature())
                .map(attribute -> " generic " + attribute.signature().stringValue())
                .orElse("");
    }

    /** As words with commas between them, and a blank behind them. */
    private static String flags(int mask, AccessFlag.Location location) {
        return AccessFlag.maskToAccessFlags(mask & TOLD, location).stream()
                .map(flag -> flag.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(",", "", " "));
    }
}
