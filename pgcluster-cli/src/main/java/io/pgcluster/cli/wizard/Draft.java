package io.pgcluster.cli.wizard;

import io.pgcluster.render.text.Tree;
import io.pgcluster.render.text.YamlText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a specification that says only what differs from the defaults, each field under a line that tells what it is. */
public final class Draft {
    private static final String INDENT = "  ";

    private Draft() {}

    /** The specification of {@code answers}, which users will know as {@code file}. */
    public static String write(Answers answers, String file) {
        Map<String, Object> root = new LinkedHashMap<>();
        for (Question question : Step.allQuestions()) {
            String answer = answers.get(question);
            boolean differs = !answer.equals(answers.preset(question));
            boolean applies = answers.has(question) && question.applies().test(answers);
            if (question.path().equals(BasicStep.NAME) || (applies && differs)) {
                insert(root, question, answer);
            }
        }
        StringBuilder text = new StringBuilder(header(file));
        text.append(YamlText.write(
                List.of(), new Tree().put("apiVersion", "pgcluster.io/v1").put("kind", "PostgresCluster")));
        write(root, "", text);
        return text.toString();
    }

    private static String header(String file) {
        return String.join(
                "\n",
                "# A PostgreSQL cluster. Every setting that is not given here has its default:",
                "#   pgcluster plan " + file + "   shows the resulting cluster,",
                "#   pgcluster explain spec   shows what else can be set.",
                "");
    }

    private static void insert(Map<String, Object> root, Question question, String answer) {
        String[] keys = question.path().split("\\.", -1);
        Map<String, Object> map = root;
        for (int depth = 0; depth < keys.length - 1; depth++) {
            map = child(map, keys[depth]);
        }
        String key = keys[keys.length - 1];
        String line = YamlText.write(List.of(question.text() + "."), new Tree().put(key, value(question, answer)));
        map.put(key, line.lines().toList());
    }

    @SuppressWarnings("unchecked") // inner nodes are maps, made here
    private static Map<String, Object> child(Map<String, Object> map, String key) {
        return (Map<String, Object>) map.computeIfAbsent(key, absent -> new LinkedHashMap<String, Object>());
    }

    private static Object value(Question question, String answer) {
        return switch (question.kind()) {
            case TEXT -> answer;
            case LIST -> answer.isEmpty() ? List.of() : List.of(answer.split(",", -1));
            case PLAIN ->
                answer.equals("true") || answer.equals("false")
                        ? (Object) Boolean.valueOf(answer)
                        : (Object) Long.valueOf(answer);
        };
    }

    private static void write(Map<?, ?> map, String indent, StringBuilder text) {
        map.forEach((key, value) -> {
            List<String> lines = new ArrayList<>();
            if (value instanceof List<?> leaf) {
                leaf.forEach(line -> lines.add(String.valueOf(line)));
            } else {
                lines.add(key + ":");
            }
            lines.forEach(line -> text.append(indent).append(line).append('\n'));
            if (value instanceof Map<?, ?> inner) {
                write(inner, indent + INDENT, text);
            }
        });
    }
}
