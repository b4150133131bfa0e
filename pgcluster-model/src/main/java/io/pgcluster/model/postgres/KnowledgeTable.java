package io.pgcluster.model.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A table next to this class: a heading and rows in the text format of PostgreSQL's COPY (tabs between fields,
 * {@code \N} for none, backslash escapes), lines that start with # being comments. Read in a few milliseconds, which a
 * YAML reader does not manage in a fresh JVM, and users can compare two states of it line by line.
 */
final class KnowledgeTable {
    private KnowledgeTable() {}

    /** Reads every row of a table through {@code mapping}; a fault in the table is a fault of this jar and throws. */
    static <T> List<T> read(String resource, Function<Row, T> mapping) {
        try (InputStream in = KnowledgeTable.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing next to " + KnowledgeTable.class.getName());
            }
            List<String> lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
            Map<String, Integer> columns = columns(lines.get(0));
            return lines.stream()
                    .skip(1)
                    .map(line -> mapping.apply(new Row(resource, columns, List.of(line.split("\t", -1)))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }

    private static Map<String, Integer> columns(String heading) {
        String[] names = heading.split("\t", -1);
        Map<String, Integer> columns = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            columns.put(names[i], i);
        }
        return columns;
    }

    /** One row; fields are named as in the heading. */
    record Row(String resource, Map<String, Integer> columns, List<String> fields) {
        Row {
            if (fields.size() != columns.size()) {
                throw new IllegalStateException(resource + ": the row of " + fields.get(0) + " has " + fields.size()
                        + " fields, but the heading has " + columns.size());
            }
        }

        /** The field's text, or empty where the table says none. */
        Optional<String> optional(String column) {
            String field = fields.get(index(column));
            return field.equals("\\N") ? Optional.empty() : Optional.of(unescape(field));
        }

        /** The field's text; throws where the table says none. */
        String text(String column) {
            return optional(column)
                    .orElseThrow(
                            () -> new IllegalStateException(resource + ": " + fields.get(0) + " has no " + column));
        }

        /** The words of a field that separates them by commas. */
        List<String> words(String column) {
            return optional(column).map(field -> List.of(field.split(","))).orElse(List.of());
        }

        /** The field as a whole number; throws where it is none. */
        int number(String column) {
            return Integer.parseInt(text(column));
        }

        PostgresVersion version(String column) {
            return new PostgresVersion(number(column));
        }

        private int index(String column) {
            Integer index = columns.get(column);
            if (index == null) {
                throw new IllegalStateException(resource + " has no column " + column + ", only " + columns.keySet());
            }
            return index;
        }

        private static String unescape(String field) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < field.length(); i++) {
                char c = field.charAt(i);
                text.append(c == '\\' ? escaped(field.charAt(++i)) : c);
            }
            return text.toString();
        }

        private static char escaped(char letter) {
            return switch (letter) {
                case 'n' -> '\n';
                case 'r' -> '\r';
                case 't' -> '\t';
                default -> letter;
            };
        }
    }
}
