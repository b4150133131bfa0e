package io.pgcluster.cli.command;

import io.pgcluster.cli.console.Console;
import io.pgcluster.cli.console.Style;
import io.pgcluster.cli.console.Table;
import io.pgcluster.cli.outcome.CliException;
import io.pgcluster.cli.outcome.ExitCode;
import io.pgcluster.model.postgres.ManagedParameter;
import io.pgcluster.model.postgres.Parameter;
import io.pgcluster.model.postgres.ParameterCatalogue;
import io.pgcluster.model.postgres.PostgresVersion;
import io.pgcluster.model.problem.Suggestions;
import io.pgcluster.render.change.Effect;
import io.pgcluster.render.change.ParameterEffect;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code explain} tells about a server parameter.
 *
 * @param name its name
 * @param managed why a specification must not set it, if it must not
 * @param history what the versions know of it, oldest first; never empty
 */
record ParameterExplanation(String name, Optional<ManagedParameter> managed, List<Parameter> history)
        implements Explanation {
    /** The explanation of {@code name}; a name that no version knows ends the command with what was probably meant. */
    static ParameterExplanation of(String name) {
        ParameterCatalogue catalogue = ParameterCatalogue.get();
        List<Parameter> history = catalogue.history(name);
        if (history.isEmpty()) {
            List<String> names = catalogue.settableNames(new PostgresVersion(PostgresVersion.NEWEST));
            throw CliException.of(
                    ExitCode.REFUSED,
                    "no supported version of PostgreSQL has a parameter " + name,
                    Suggestions.didYouMean(name, names) + "parameters of other extensions are passed on unchecked");
        }
        return new ParameterExplanation(history.get(0).name(), catalogue.managed(name), history);
    }

    @Override
    public void print(Console console) {
        Parameter newest = history.get(history.size() - 1);
        console.print(console.styled(Style.STRONG, name));
        console.print(newest.description());
        console.print("");
        newest.extension().ifPresent(library -> console.print("Library:  " + library));
        managed.ifPresent(rule -> console.print("Not free: " + rule.reason() + " (" + rule.hint() + ")"));
        Table table = new Table("PostgreSQL", "expected", "server's default", "a change costs");
        history.forEach(
                known -> table.row(versions(known), known.domain().description(), defaultOf(known), effect(known)));
        table.print(console);
    }

    @Override
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("parameter", name);
        managed.ifPresent(rule -> json.put("managed", rule.reason()));
        json.put("versions", history.stream().map(ParameterExplanation::json).toList());
        return json;
    }

    private static Map<String, Object> json(Parameter known) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("since", known.since().major());
        json.put("until", known.until().major());
        json.put("type", known.domain().type());
        json.put("expected", known.domain().description());
        json.put("default", defaultOf(known));
        json.put("effect", effect(known).toString());
        json.put("meaning", known.description());
        return json;
    }

    private static Effect effect(Parameter known) {
        return ParameterEffect.of(Optional.of(known)).effect();
    }

    private static String versions(Parameter known) {
        return known.since().equals(known.until()) ? known.since().toString() : known.since() + " to " + known.until();
    }

    private static String defaultOf(Parameter known) {
        String unit = known.unit().map(each -> " (unit " + each.label() + ")").orElse("");
        return known.defaultValue()
                .map(value -> value.isEmpty() ? "empty" : value + unit)
                .orElse("none");
    }
}
