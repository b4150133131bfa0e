package io.pgcluster.model.value;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A schedule as cron writes it: minute, hour, day of month, month, day of week; {@code 0 2 * * *} is two o'clock every night. */
public record CronExpression(String text) {
    private static final CronParser PARSER = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

    /** Refuses what cron would not take, quoting it. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CronExpression {
        parse(text);
    }

    /** The next {@code count} times after {@code after}; fewer if the schedule ends. */
    public List<ZonedDateTime> next(ZonedDateTime after, int count) {
        ExecutionTime times = ExecutionTime.forCron(parse(text));
        List<ZonedDateTime> found = new ArrayList<>();
        Optional<ZonedDateTime> time = times.nextExecution(after);
        while (time.isPresent() && found.size() < count) {
            found.add(time.get());
            time = times.nextExecution(time.get());
        }
        return List.copyOf(found);
    }

    private static Cron parse(String text) {
        try {
            return PARSER.parse(text).validate();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not a cron schedule of five fields, such as \"0 2 * * *\": " + e.getMessage(),
                    e);
        }
    }

    @JsonValue
    @Override
    public String toString() {
        return text;
    }
}
