package dev.penstock.engine.core.cost;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.Set;

/**
 * Fills an abstract class: what it leaves out answers 0, false or null. A fake of an interface with hundreds of methods is
 * then as short as what a test needs of it, and costs nothing a call, as a dynamic proxy would.
 */
final class Filled {
    private Filled() {}

    /** An instance of the class, which has a constructor without parameters and is in this package. */
    static <T> T of(Class<T> type) {
        ClassDesc parent = ClassDesc.of(type.getName());
        byte[] filled = ClassFile.of().build(ClassDesc.of(type.getName() + "Filled"), stub -> {
            stub.withSuperclass(parent);
            stub.withMethodBody(
                    ConstantDescs.INIT_NAME,
                    ConstantDescs.MTD_void,
                    0,
                    code -> code.aload(0)
                            .invokespecial(parent, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                            .return_());
            Set<String> seen = new HashSet<>();
            for (Method method : type.getMethods()) {
                if (Modifier.isAbstract(method.getModifiers()) && seen.add(method.getName() + descriptor(method))) {
                    fill(stub, method);
                }
            }
        });
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup().defineHiddenClass(filled, true);
            return type.cast(lookup.findConstructor(lookup.lookupClass(), MethodType.methodType(void.class))
                    .invoke());
        } catch (Throwable e) {
            throw new IllegalStateException("Cannot fill " + type, e);
        }
    }

    private static void fill(ClassBuilder stub, Method method) {
        stub.withMethodBody(method.getName(), descriptor(method), ClassFile.ACC_PUBLIC, code -> {
            TypeKind kind = TypeKind.from(method.getReturnType());
            switch (kind.asLoadable()) {
                case INT -> code.iconst_0();
                case LONG -> code.lconst_0();
                case FLOAT -> code.fconst_0();
                case DOUBLE -> code.dconst_0();
                case REFERENCE -> code.aconst_null();
                default -> {} // void leaves nothing
            }
            code.return_(kind);
        });
    }

    private static MethodTypeDesc descriptor(Method method) {
        return MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                .describeConstable()
                .orElseThrow();
    }
}
