package io.pgcluster.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Ways in which users and programs break a text. */
enum Mutation {
    WITHOUT_A_LINE {
        @Override
        void apply(List<String> lines, int at, Random random) {
            lines.remove(at);
        }
    },
    LINE_TWICE {
        @Override
        void apply(List<String> lines, int at, Random random) {
            lines.add(at, lines.get(at));
        }
    },
    OTHER_INDENTATION {
        @Override
        void apply(List<String> lines, int at, Random random) {
            lines.set(at, pick(random, " ", "   ", "\t", "- ") + lines.get(at));
        }
    },
    OTHER_VALUE {
        @Override
        void apply(List<String> lines, int at, Random random) {
            String value = pick(
                    random,
                    "",
                    "~",
                    "-1",
                    "0",
                    "99999999999999999999",
                    "yes",
                    "[]",
                    "{}",
                    "[1, {a: b}]",
                    "'x'",
                    "*a",
                    "&a b",
                    "!!binary x",
                    "1e400",
                    "2026-01-01",
                    "\"\\u0000\"",
                    "| \n",
                    "한국어");
            lines.set(at, lines.get(at).replaceFirst(":.*", java.util.regex.Matcher.quoteReplacement(": " + value)));
        }
    },
    OTHER_KEY {
        @Override
        void apply(List<String> lines, int at, Random random) {
            lines.set(at, lines.get(at).replaceFirst("(\\w+):", pick(random, "x$1:", "$1", "$1$1:", "? $1:", "<<:")));
        }
    },
    OTHER_CHARACTER {
        @Override
        void apply(List<String> lines, int at, Random random) {
            String line = lines.get(at);
            int column = random.nextInt(line.length() + 1);
            String character =
                    pick(random, "{", "}", "[", "]", ":", "\"", "'", "#", ",", "%", "@", "\u0007", "\u00e9", "😀");
            lines.set(at, line.substring(0, column) + character + line.substring(Math.min(line.length(), column + 1)));
        }
    },
    CUT_OFF {
        @Override
        void apply(List<String> lines, int at, Random random) {
            String line = lines.get(at);
            lines.subList(at + 1, lines.size()).clear();
            lines.set(at, line.substring(0, random.nextInt(line.length() + 1)));
        }
    },
    LINES_SWAPPED {
        @Override
        void apply(List<String> lines, int at, Random random) {
            String line = lines.remove(at);
            lines.add(random.nextInt(lines.size() + 1), line);
        }
    };

    abstract void apply(List<String> lines, int at, Random random);

    /** {@code text} with one to three mutations. */
    static String of(String text, Random random) {
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n")));
        int times = 1 + random.nextInt(3);
        for (int time = 0; time < times && !lines.isEmpty(); time++) {
            values()[random.nextInt(values().length)].apply(lines, random.nextInt(lines.size()), random);
        }
        return String.join("\n", lines) + "\n";
    }

    private static String pick(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
