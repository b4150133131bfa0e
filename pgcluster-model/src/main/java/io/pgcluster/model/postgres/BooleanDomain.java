package io.pgcluster.model.postgres;

import java.util.List;
import java.util.OptionalDouble;

/** On or off, in any of the spellings that the server takes. */
public record BooleanDomain() implements ValueDomain {
    /** Each can be cut short down to the given number of letters. */
    private record Spelling(String word, int shortest) {
        boolean covers(String written) {
            return written.length() >= shortest && word.startsWith(written);
        }
    }

    private static final List<Spelling> SPELLINGS = List.of(
            new Spelling("true", 1),
            new Spelling("false", 1),
            new Spelling("yes", 1),
            new Spelling("no", 1),
            new Spelling("on", 2),
            new Spelling("off", 2),
            new Spelling("1", 1),
            new Spelling("0", 1));

    /** Whether an accepted value means on. */
    static boolean isOn(String value) {
        String written = AsciiCase.lower(value);
        return written.equals("on") || "true".startsWith(written) || "yes".startsWith(written) || written.equals("1");
    }

    @Override
    public String type() {
        return "bool";
    }

    @Override
    public String description() {
        return "on or off";
    }

    @Override
    public ValueCheck check(String value) {
        String written = AsciiCase.lower(value);
        return SPELLINGS.stream().anyMatch(spelling -> spelling.covers(written))
                ? new ValueCheck.Accepted(OptionalDouble.empty())
                : new ValueCheck.Rejected("\"" + value + "\" is neither on nor off", "write on or off");
    }
}
