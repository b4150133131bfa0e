package io.pgcluster.model.postgres;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number at the start of a text, read as C's {@code strtol} and {@code strtod} read it, which is what the server does:
 * {@code 0x10} and {@code 020} are sixteen, {@code 1e3} and {@code .5} are numbers too.
 *
 * @param value the number
 * @param rest what stands behind it, white space around it removed
 */
record CNumberParser(double value, String rest) {
    private static final String SPACE = "[ \\t\\n\\x0B\\f\\r]*";
    private static final Pattern SPACE_AROUND = Pattern.compile("^" + SPACE + "|" + SPACE + "$");
    private static final Pattern INTEGER = Pattern.compile(
            SPACE + "(?<sign>[+-]?)(?:0[xX](?<hex>[0-9a-fA-F]+)|0(?<octal>[0-7]*)|(?<decimal>[1-9][0-9]*))");
    private static final Pattern REAL = Pattern.compile(SPACE
            + "(?<sign>[+-]?)(?:"
            + "0[xX](?<hex>[0-9a-fA-F]+\\.?[0-9a-fA-F]*|\\.[0-9a-fA-F]+)(?:[pP](?<power>[+-]?[0-9]+))?"
            + "|(?<decimal>(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?)"
            + "|(?<infinity>(?i:infinity|inf)))");
    private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);

    /** Reads an integer; text that continues as a decimal fraction or power of ten counts as a real number. */
    static Optional<CNumberParser> integer(String text) {
        Matcher matcher = INTEGER.matcher(text);
        if (!matcher.lookingAt()) {
            // Without a digit strtol stops where it began; only a point at that very place makes the server try again.
            return text.startsWith(".") ? real(text) : Optional.empty();
        }
        String rest = text.substring(matcher.end());
        BigInteger value = integerValue(matcher);
        boolean fitsLong = value.compareTo(LONG_MIN) >= 0 && value.compareTo(LONG_MAX) <= 0;
        boolean goesOn = rest.startsWith(".") || rest.startsWith("e") || rest.startsWith("E");
        return goesOn || !fitsLong
                ? real(text)
                : Optional.of(new CNumberParser(value.doubleValue(), withoutSpace(rest)));
    }

    /** Reads a real number; empty where it is none, or too large or too small for a double. */
    static Optional<CNumberParser> real(String text) {
        Matcher matcher = REAL.matcher(text);
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        double magnitude = magnitude(matcher);
        boolean overflows = Double.isInfinite(magnitude) && matcher.group("infinity") == null;
        boolean underflows = magnitude < Double.MIN_NORMAL && hasNonZeroDigit(matcher);
        if (overflows || underflows) {
            return Optional.empty();
        }
        double value = matcher.group("sign").equals("-") ? -magnitude : magnitude;
        return Optional.of(new CNumberParser(value, withoutSpace(text.substring(matcher.end()))));
    }

    private static BigInteger integerValue(Matcher matcher) {
        String hex = matcher.group("hex");
        String octal = matcher.group("octal");
        BigInteger magnitude = hex != null
                ? new BigInteger(hex, 16)
                : octal != null ? new BigInteger("0" + octal, 8) : new BigInteger(matcher.group("decimal"));
        return matcher.group("sign").equals("-") ? magnitude.negate() : magnitude;
    }

    private static double magnitude(Matcher matcher) {
        if (matcher.group("infinity") != null) {
            return Double.POSITIVE_INFINITY;
        }
        String hex = matcher.group("hex");
        if (hex == null) {
            return Double.parseDouble(matcher.group("decimal"));
        }
        String power = matcher.group("power");
        return Double.parseDouble("0x" + hex + "p" + (power == null ? "0" : power));
    }

    private static boolean hasNonZeroDigit(Matcher matcher) {
        String hex = matcher.group("hex");
        return hex != null
                ? hex.matches(".*[1-9a-fA-F].*")
                : matcher.group("decimal").split("[eE]", 2)[0].matches(".*[1-9].*");
    }

    private static String withoutSpace(String text) {
        return SPACE_AROUND.matcher(text).replaceAll("");
    }
}
