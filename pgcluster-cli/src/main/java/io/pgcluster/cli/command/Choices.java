package io.pgcluster.cli.command;

import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The values that an option can take, by their names on the command line: offered for completion, and read back. */
abstract class Choices<T> implements Iterable<String>, ITypeConverter<T> {
    private final String what;
    private final List<T> values;
    private final Function<T, String> name;

    /** Choices among {@code values}, each called what {@code name} says; {@code what} is what one of them is. */
    Choices(String what, List<T> values, Function<T, String> name) {
        this.what = what;
        this.values = values;
        this.name = name;
    }

    @Override
    public Iterator<String> iterator() {
        return values.stream().map(name).iterator();
    }

    @Override
    public T convert(String text) {
        return values.stream()
                .filter(value -> name.apply(value).equals(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException(
                        "there is no " + what + " \"" + text + "\", only " + String.join(", ", this)));
    }
}
