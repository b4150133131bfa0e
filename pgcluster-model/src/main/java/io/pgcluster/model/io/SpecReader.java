package io.pgcluster.model.io;

import io.pgcluster.model.problem.Position;
import io.pgcluster.model.problem.Problems;
import io.pgcluster.model.problem.SpecPath;
import io.pgcluster.model.tree.MapNode;
import io.pgcluster.model.tree.SpecNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Reads one YAML document, of which JSON is a part. Scalars stay as they were written; nothing is constructed, so that no tag can make
 * an object.
 */
public final class SpecReader {
    /** Longest text that is read, in characters; the largest sensible specification has some 20,000. */
    public static final int MAX_TEXT_LENGTH = 1 << 20;

    /** The tree is limited further, at the place that is too deep; this only keeps the parser's recursion small. */
    private static final int MAX_PARSED_DEPTH = 200;

    private final Problems problems;
    private final DocumentKind kind;

    /** A reader of specifications that reports to {@code problems}. */
    public SpecReader(Problems problems) {
        this(problems, DocumentKind.SPECIFICATION);
    }

    /** A reader of such documents that reports to {@code problems}. */
    public SpecReader(Problems problems, DocumentKind kind) {
        this.problems = problems;
        this.kind = kind;
    }

    /** The tree of {@code text}; empty if it cannot be read at all. It may be partial if there are problems. */
    public Optional<MapNode> read(String text) {
        if (text.length() > MAX_TEXT_LENGTH) {
            refuse(
                    "too-large",
                    Position.START,
                    "the text has " + text.length() + " characters, expected at most " + MAX_TEXT_LENGTH,
                    "check that this is the right file");
            return Optional.empty();
        }
        try {
            return document(composer(text));
        } catch (MarkedYAMLException e) {
            refuse("syntax", position(e.getProblemMark()), SyntaxWords.message(e), SyntaxWords.hint(e));
        } catch (ReaderException e) {
            refuse(
                    "syntax",
                    SyntaxWords.position(text, e.getPosition()),
                    SyntaxWords.message(e),
                    "remove the character");
        } catch (YAMLException e) {
            refuse("syntax", Position.START, String.valueOf(e.getMessage()), "write it flatter");
        }
        return Optional.empty();
    }

    private static Composer composer(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(MAX_PARSED_DEPTH);
        options.setCodePointLimit(MAX_TEXT_LENGTH);
        // An alias costs the parser nothing; what it stands for is counted when it is written out.
        options.setMaxAliasesForCollections(Integer.MAX_VALUE);
        return new Composer(new ParserImpl(new StreamReader(withoutTabs(text)), options), new Resolver(), options);
    }

    /** JSON may be indented with tabs, YAML may not; one space for each keeps every column, and JSON has no tabs within strings. */
    static String withoutTabs(String text) {
        return text.stripLeading().startsWith("{") ? text.replace('\t', ' ') : text;
    }

    private Optional<MapNode> document(Composer composer) {
        if (!composer.checkNode()) {
            return notAMapping(Position.START, "the file is empty");
        }
        Node root = composer.getNode();
        SpecNode tree = new TreeBuilder(problems).build(root);
        if (composer.checkNode()) {
            Position second = position(composer.getNode().getStartMark());
            refuse(
                    "several-documents",
                    second,
                    "a second document begins here, expected one per file",
                    "move it to a file of its own");
            return Optional.empty();
        }
        return tree instanceof MapNode map
                ? Optional.of(map)
                : notAMapping(
                        position(root.getStartMark()),
                        tree.isNothing() ? "the file is empty" : "the file holds " + tree.describe());
    }

    private Optional<MapNode> notAMapping(Position position, String found) {
        refuse(kind.id(), position, found + ", expected " + kind.expected(), kind.hint());
        return Optional.empty();
    }

    private void refuse(String id, Position position, String message, String hint) {
        problems.error(id, SpecPath.ROOT, position, message, hint);
    }

    static Position position(@Nullable Mark mark) {
        return mark == null ? Position.START : new Position(mark.getLine() + 1, mark.getColumn() + 1);
    }
}
