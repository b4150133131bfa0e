package io.pgcluster.exporter.config;

import io.pgcluster.model.shape.Field;
import io.pgcluster.model.shape.Shape;
import io.pgcluster.model.shape.Shapes;
import java.util.Arrays;

/** The page of everything that the exporter can be told, made from its flags and its configuration. */
final class ExporterReference {
    private static final String HEAD = """
            # The exporter's settings

            Made from the flags and the configuration's records; change them there. What it shows is in
            [monitoring](../monitoring.md) and [metrics](metrics.md).

            A flag wins over its environment variable, that over the configuration file. `SIGHUP` reads file, environment's files,
            collectors and secrets again; a file that is refused changes nothing.

            ```yaml
            labels: {cluster: payments}
            servers:
              - {name: pg1, host: pg1.internal, user: monitor, database: postgres, password_file: /run/secrets/monitor}
            discovery:
              databases: {discover: true, exclude: [rdsadmin]}
            collectors:
              enabled: {stat_statements_text: true}
            volumes:
              - {name: data, path: /var/lib/postgresql/data}
            ```

            ## Where it answers

            | path | what |
            | --- | --- |
            | `/metrics` | everything; `collect[]=NAME` only that collector or source, again and again |
            | `/probe?target=DSN&auth_module=NAME` | a server that is not configured |
            | `/` | servers, collectors, their last duration and error |
            | `/live` | charts of this exporter's own metrics |
            | `/-/healthy`, `/-/ready` | 200 while it answers, and once it has a configuration |
            | `POST /-/reload` | the same as `SIGHUP`, if it is switched on |

            The answer comes within `X-Prometheus-Scrape-Timeout-Seconds` less `limits.scrape_timeout_margin`.

            ## Flags

            `--collector.NAME` and `--no-collector.NAME` switch the collectors of [the list](metrics.md).

            | flag | variable | default | what |
            | --- | --- | --- | --- |
            """;

    private ExporterReference() {}

    static String text() {
        StringBuilder text = new StringBuilder(HEAD);
        Arrays.stream(Flag.values())
                .forEach(flag -> row(
                        text,
                        code(flag.text()),
                        flag.variable().map(ExporterReference::code).orElse(""),
                        code(flag.standard()),
                        flag.help()));
        text.append("""

                Servers come from `DATA_SOURCE_NAME` (several with commas), or `DATA_SOURCE_URI`, `DATA_SOURCE_USER` and
                `DATA_SOURCE_PASS`, each also with `_FILE`, as postgres_exporter reads them.

                ## Configuration file

                | field | value | what |
                | --- | --- | --- |
                """);
        fields(text, "", Shapes.section(ExporterConfig.class));
        return text.toString();
    }

    private static void fields(StringBuilder text, String prefix, Shape.Section section) {
        for (Field field : section.fields()) {
            String path = prefix + field.name();
            String example = field.example().isEmpty() ? "" : ", such as " + code(field.example());
            row(text, code(path), kind(field.shape()) + example, field.meaning());
            within(text, path, field.shape());
        }
    }

    /** What is expected; the keys of a mapping have rows of their own. */
    private static String kind(Shape shape) {
        return shape instanceof Shape.Section ? "a mapping" : shape.expected();
    }

    private static void within(StringBuilder text, String path, Shape shape) {
        if (shape instanceof Shape.Section section) {
            fields(text, path + ".", section);
        } else if (shape instanceof Shape.Items items) {
            within(text, path + "[]", items.element());
        } else if (shape instanceof Shape.Named named) {
            within(text, path + ".NAME", named.element());
        }
    }

    private static void row(StringBuilder text, String... cells) {
        text.append("| ");
        text.append(String.join(
                " | ",
                Arrays.stream(cells).map(cell -> cell.replace("|", "\\|")).toList()));
        text.append(" |\n");
    }

    private static String code(String text) {
        return text.isEmpty() ? "" : "`" + text + "`";
    }
}
