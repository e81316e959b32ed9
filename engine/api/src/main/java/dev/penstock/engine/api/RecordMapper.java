package dev.penstock.engine.api;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Makes records of named values. A component takes the value of its name; else the first one whose name differs in
 * capitals alone; else the first one that is its name in snake case, so that {@code createdAt} takes {@code created_at}
 * and {@code id} takes {@code _id}. Values are read as {@link TypedValue} does, nested ones too.
 *
 * <p>Made once for a class. Safe for use by many threads.
 *
 * @param <R> the record
 */
final class RecordMapper<R extends Record> {
    private static final ClassValue<RecordMapper<?>> MAPPERS = new ClassValue<>() {
        @Override
        protected RecordMapper<?> computeValue(Class<?> type) {
            return new RecordMapper<>(type.asSubclass(Record.class));
        }
    };

    private final Class<R> type;
    private final Constructor<R> constructor;
    private final List<String> names;
    private final ValueReader[] readers;

    private RecordMapper(Class<R> type) {
        RecordComponent[] components = type.getRecordComponents();
        this.type = type;
        this.constructor = constructor(type, components);
        this.names = Arrays.stream(components).map(RecordComponent::getName).toList();
        this.readers = Arrays.stream(components)
                .map(component -> ValueReader.of(component.getGenericType()))
                .toArray(ValueReader[]::new);
    }

    /**
     * The mapper of a record.
     *
     * @throws IllegalArgumentException if its module does not let it be made from here, saying what to open
     */
    @SuppressWarnings("unchecked") // made for exactly this class
    static <R extends Record> RecordMapper<R> of(Class<R> type) {
        return (RecordMapper<R>) MAPPERS.get(type);
    }

    private static <R extends Record> Constructor<R> constructor(Class<R> type, RecordComponent[] components) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<R> constructor = type.getDeclaredConstructor(types);
            if (constructor.trySetAccessible()) {
                return constructor;
            }
        } catch (NoSuchMethodException failure) {
            throw new IllegalStateException("A record without its canonical constructor: " + type, failure);
        }
        throw new IllegalArgumentException("The record " + type.getName() + " cannot be made from here: add 'opens "
                + type.getPackageName() + " to "
                + RecordMapper.class.getModule().getName() + ";' to the descriptor of "
                + type.getModule());
    }

    /**
     * A record of a document's fields. A field that is missing counts as null.
     *
     * @throws Unreadable if a value cannot be read as its component's type
     */
    R map(Map<?, ?> fields) {
        return map(component -> {
            Object key = Names.find(fields, component);
            return key == null ? null : fields.get(key);
        });
    }

    /**
     * A record of values by their components' names.
     *
     * @param values the value for a component's name; null for none
     * @throws Unreadable if a value cannot be read as its component's type
     */
    R map(Function<String, ? extends @Nullable Object> values) {
        @Nullable Object[] arguments = new Object[readers.length];
        for (int i = 0; i < readers.length; i++) {
            arguments[i] = read(i, values.apply(names.get(i)), names);
        }
        return make(arguments);
    }

    /**
     * The mapper for results with these columns, found once for all rows.
     *
     * @throws ResultException if a component has no column
     */
    Shape<R> shape(List<String> columns) {
        int[] places = new int[names.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = Names.find(columns, names.get(i));
            if (places[i] < 0) {
                throw new ResultException(
                        ErrorCode.RESULT_KIND,
                        "The result has no column for the component '" + names.get(i) + "' of the record "
                                + type.getSimpleName() + ". Its columns are " + columns + ", the record's components "
                                + names,
                        Diagnosis.of(Outcome.DONE, "Select the column, or name it by 'as'."),
                        null);
            }
        }
        return new Shape<>(
                this, places, Arrays.stream(places).mapToObj(columns::get).toList());
    }

    private @Nullable Object read(int component, @Nullable Object value, List<String> found) {
        try {
            return readers[component].read(value);
        } catch (Unreadable unreadable) {
            throw unreadable.in(found.get(component));
        }
    }

    private R make(@Nullable Object[] arguments) {
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException failure) {
            if (failure.getCause() instanceof Exception refusal) {
                throw Unreadable.refused(type, refusal);
            }
            throw failure.getCause() instanceof Error error ? error : new AssertionError(failure);
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException("The record " + type.getName() + " cannot be made", failure);
        }
    }

    /**
     * Makes records of rows with the same columns.
     *
     * @param <R> the record
     */
    static final class Shape<R extends Record> {
        private final RecordMapper<R> mapper;
        private final int[] places;
        private final List<String> columns;

        private Shape(RecordMapper<R> mapper, int[] places, List<String> columns) {
            this.mapper = mapper;
            this.places = places;
            this.columns = columns;
        }

        /**
         * A record of a row.
         *
         * @param cells the row's cell at a place, from 0
         * @throws Unreadable if a cell cannot be read as its component's type
         */
        R map(IntFunction<? extends @Nullable Object> cells) {
            @Nullable Object[] arguments = new Object[places.length];
            for (int i = 0; i < places.length; i++) {
                arguments[i] = mapper.read(i, cells.apply(places[i]), columns);
            }
            return mapper.make(arguments);
        }
    }
}
