package dev.penstock.engine.api;

import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads values as one type. Made once for a class or a record's component; safe for use by many threads. */
interface ValueReader {
    /** The readers of classes. */
    ClassValue<ValueReader> OF_CLASSES = new ClassValue<>() {
        @Override
        protected ValueReader computeValue(Class<?> type) {
            return ofClass(type);
        }
    };

    /**
     * A value as the type; null for null, if the type has it.
     *
     * @throws Unreadable if it cannot be read as that
     */
    @Nullable
    Object read(@Nullable Object value);

    /** The reader for a type. */
    static ValueReader of(Type type) {
        return switch (type) {
            case Class<?> simple -> OF_CLASSES.get(simple);
            case ParameterizedType parameterized -> ofParameterized(parameterized);
            case GenericArrayType array ->
                array(of(array.getGenericComponentType()), rawOf(array.getGenericComponentType()));
            case WildcardType wildcard -> of(wildcard.getUpperBounds()[0]);
            case TypeVariable<?> variable -> of(variable.getBounds()[0]);
            default -> throw new IllegalArgumentException("A value cannot be read as " + type.getTypeName());
        };
    }

    private static ValueReader ofClass(Class<?> type) {
        if (type.isPrimitive()) {
            return primitive(
                    type, ScalarReader.of(MethodType.methodType(type).wrap().returnType()));
        }
        if (type == Object.class) {
            return value -> value;
        }
        if (type == Document.class) {
            return value ->
                    value instanceof Map<?, ?> fields ? new Document(entries(fields, each -> each)) : document(value);
        }
        if (type.isRecord() && Record.class.isAssignableFrom(type)) {
            return record(type.asSubclass(Record.class));
        }
        if (type.isEnum()) {
            return ScalarReader.ofEnum(type);
        }
        if (type == List.class || type == Collection.class || type == Iterable.class) {
            return list(OF_CLASSES.get(Object.class));
        }
        if (type == Optional.class) {
            return optional(OF_CLASSES.get(Object.class));
        }
        if (type.isArray() && type != byte[].class) {
            return array(OF_CLASSES.get(type.getComponentType()), type.getComponentType());
        }
        return ScalarReader.of(type);
    }

    private static ValueReader ofParameterized(ParameterizedType type) {
        Class<?> raw = rawOf(type);
        Type[] arguments = type.getActualTypeArguments();
        if (raw == List.class || raw == Collection.class || raw == Iterable.class) {
            return list(of(arguments[0]));
        }
        if (raw == Optional.class) {
            return optional(of(arguments[0]));
        }
        if (raw == Map.class && arguments[0] == String.class) {
            return map(of(arguments[1]));
        }
        return OF_CLASSES.get(raw);
    }

    private static Class<?> rawOf(Type type) {
        return switch (type) {
            case Class<?> simple -> simple;
            case ParameterizedType parameterized -> rawOf(parameterized.getRawType());
            case GenericArrayType array ->
                rawOf(array.getGenericComponentType()).arrayType();
            case WildcardType wildcard -> rawOf(wildcard.getUpperBounds()[0]);
            case TypeVariable<?> variable -> rawOf(variable.getBounds()[0]);
            default -> throw new IllegalArgumentException("A value cannot be read as " + type.getTypeName());
        };
    }

    private static ValueReader primitive(Class<?> type, ValueReader wrapper) {
        return value -> {
            if (value == null) {
                throw Unreadable.missing(type.getName());
            }
            return wrapper.read(value);
        };
    }

    private static ValueReader optional(ValueReader content) {
        return value -> value instanceof Optional ? value : Optional.ofNullable(content.read(value));
    }

    private static ValueReader record(Class<? extends Record> type) {
        return value -> switch (value) {
            case null -> null;
            case Object same when type.isInstance(same) -> same;
            case Document document -> RecordMapper.of(type).map(document.fields());
            case Map<?, ?> fields -> RecordMapper.of(type).map(fields);
            default -> throw Unreadable.of(value, "the record " + type.getSimpleName());
        };
    }

    private static @Nullable Object document(@Nullable Object value) {
        if (value == null || value instanceof Document) {
            return value;
        }
        throw Unreadable.of(value, "a document");
    }

    private static ValueReader list(ValueReader item) {
        return value -> value == null ? null : Collections.unmodifiableList(items(value, item, "a list"));
    }

    private static ValueReader array(ValueReader item, Class<?> component) {
        return value -> {
            if (value == null) {
                return null;
            }
            List<@Nullable Object> items = items(value, item, "an array of " + component.getSimpleName());
            Object array = Array.newInstance(component, items.size());
            for (int i = 0; i < items.size(); i++) {
                Array.set(array, i, items.get(i));
            }
            return array;
        };
    }

    private static ValueReader map(ValueReader content) {
        return value -> switch (value) {
            case null -> null;
            case Document document -> entries(document.fields(), content);
            case Map<?, ?> fields -> entries(fields, content);
            default -> throw Unreadable.of(value, "a map");
        };
    }

    private static Map<String, @Nullable Object> entries(Map<?, ?> fields, ValueReader content) {
        Map<String, @Nullable Object> read = LinkedHashMap.newLinkedHashMap(fields.size());
        fields.forEach((key, value) -> {
            String name = String.valueOf(key);
            try {
                read.put(name, content.read(value));
            } catch (Unreadable unreadable) {
                throw unreadable.in(name);
            }
        });
        return Collections.unmodifiableMap(read);
    }

    private static List<@Nullable Object> items(Object value, ValueReader item, String wanted) {
        Collection<?> found = switch (value) {
            case Collection<?> collection -> collection;
            case Object[] array -> Arrays.asList(array);
            default -> throw Unreadable.of(value, wanted);
        };
        List<@Nullable Object> items = new ArrayList<>(found.size());
        for (Object each : found) {
            try {
                items.add(item.read(each));
            } catch (Unreadable unreadable) {
                throw unreadable.in("[" + items.size() + "]");
            }
        }
        return items;
    }
}
