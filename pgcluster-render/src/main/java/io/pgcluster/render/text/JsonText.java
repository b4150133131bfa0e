package io.pgcluster.render.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Indented JSON with the same line ends on every system. */
public final class JsonText {
    private static final ObjectWriter WRITER = JsonMapper.builder().build().writer(printer());

    private JsonText() {}

    /** The tree as one document. */
    public static String write(Tree tree) {
        try {
            return WRITER.writeValueAsString(tree.asMap()) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this tree cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static DefaultPrettyPrinter printer() {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        return new DefaultPrettyPrinter(
                        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                .withObjectIndenter(indenter)
                .withArrayIndenter(indenter);
    }
}
