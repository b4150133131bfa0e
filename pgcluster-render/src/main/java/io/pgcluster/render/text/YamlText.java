package io.pgcluster.render.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** YAML that means the same to readers of YAML 1.1 (Python) and 1.2 (Go): whatever either could take for something else is quoted. */
public final class YamlText {
    private static final YAMLMapper MAPPER = YAMLMapper.builder(YAMLFactory.builder()
                    .stringQuotingChecker(new PlainOnlyIfUnmistakable())
                    .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                    .enable(YAMLGenerator.Feature.LITERAL_BLOCK_STYLE)
                    .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .disable(YAMLGenerator.Feature.SPLIT_LINES)
                    .build())
            .build();

    private YamlText() {}

    /**
     * The tree as one document, under lines of comment.
     *
     * @param comment lines without the leading {@code #}; none for no comment
     */
    public static String write(List<String> comment, Tree tree) {
        try {
            return Comments.lines("#", comment) + MAPPER.writeValueAsString(tree.asMap());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this tree cannot be written as YAML: " + e.getOriginalMessage(), e);
        }
    }

    /** Leaves text plain only where no YAML reader can take it for a number, a time, a boolean or punctuation. */
    private static final class PlainOnlyIfUnmistakable extends StringQuotingChecker {
        private static final long serialVersionUID = 1L;
        private static final Pattern PLAIN = Pattern.compile("[A-Za-z_/.][A-Za-z0-9_/.@=,+-]*( [A-Za-z0-9_/.@=,+-]+)*");
        private static final Pattern WITH_PORT_OR_TAG = Pattern.compile("[a-z][a-z0-9._/-]*:[a-z0-9._-]*[a-z0-9]");
        private static final Pattern NUMBER_LIKE = Pattern.compile("[.][0-9].*|[.]?(inf|nan)|0[xo].*");
        private static final Set<String> WORDS = Set.of(
                "y", "n", "yes", "no", "on", "off", "true", "false", "null", "none", "nan", "inf", ".", "..", "=");

        @Override
        public boolean needToQuoteName(String name) {
            return needToQuoteValue(name);
        }

        @Override
        public boolean needToQuoteValue(String value) {
            String lower = value.toLowerCase(Locale.ROOT);
            if (WORDS.contains(lower) || NUMBER_LIKE.matcher(lower).matches()) {
                return true;
            }
            return !PLAIN.matcher(value).matches()
                    && !WITH_PORT_OR_TAG.matcher(value).matches();
        }
    }
}
