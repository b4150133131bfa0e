package io.pgcluster.model.shape;

import java.util.List;
import java.util.Optional;

/** The type of a field, as the YAML shows it. */
public sealed interface Shape {
    /** What is expected, for users: {@code a whole number from 1 to 5}. */
    String expected();

    /**
     * A mapping with known keys.
     *
     * @param type the record that it becomes
     * @param fields in the order of the record
     */
    record Section(Class<? extends Record> type, List<Field> fields) implements Shape {
        /** The field {@code name}. */
        public Optional<Field> field(String name) {
            return fields.stream().filter(field -> field.name().equals(name)).findFirst();
        }

        /** The names of all fields. */
        public List<String> names() {
            return fields.stream().map(Field::name).toList();
        }

        @Override
        public String expected() {
            return "a mapping with the keys " + String.join(", ", names());
        }
    }

    /**
     * A list.
     *
     * @param element the type of every element
     */
    record Items(Shape element) implements Shape {
        @Override
        public String expected() {
            return "a list";
        }
    }

    /** A mapping of free keys to text. */
    record Entries() implements Shape {
        @Override
        public String expected() {
            return "a mapping of names to values";
        }
    }

    /**
     * A mapping of free keys to things of one type.
     *
     * @param element the type of every one
     */
    record Named(Shape element) implements Shape {
        @Override
        public String expected() {
            return "a mapping of names to " + (element instanceof Section ? "mappings" : element.expected());
        }
    }

    /**
     * One of a few words.
     *
     * @param options in the order of the enum
     */
    record Choice(List<Option> options) implements Shape {
        /** The words. */
        public List<String> words() {
            return options.stream().map(Option::word).toList();
        }

        @Override
        public String expected() {
            return "one of: " + String.join(", ", words());
        }
    }

    /**
     * A word of a choice.
     *
     * @param word as the YAML has it
     * @param meaning one or two sentences of description
     * @param constant the enum constant
     */
    record Option(String word, String meaning, Enum<?> constant) {}

    /** {@code true} or {@code false}. */
    record Flag() implements Shape {
        @Override
        public String expected() {
            return "true or false";
        }
    }

    /**
     * A whole number.
     *
     * @param min the smallest allowed
     * @param max the largest allowed
     */
    record WholeNumber(long min, long max) implements Shape {
        /** Whether both limits say something. */
        public boolean isBounded() {
            return min > Integer.MIN_VALUE && max < Integer.MAX_VALUE;
        }

        @Override
        public String expected() {
            return isBounded() ? "a whole number from " + min + " to " + max : "a whole number";
        }
    }

    /** Free text. */
    record Text() implements Shape {
        @Override
        public String expected() {
            return "text";
        }
    }

    /**
     * A value that checks itself.
     *
     * @param type the value's class
     * @param factory makes it from what was written
     * @param fromNumber whether it is written as a whole number rather than as text
     */
    record Value(Class<?> type, ValueFactory factory, boolean fromNumber) implements Shape {
        @Override
        public String expected() {
            return fromNumber ? "a whole number" : "text";
        }
    }
}
