package io.pgcluster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commands of a bundle's README, run in the bundle's directory as they are written; {@code pgcluster} is this build's command line. */
final class ReadmeCommands {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)\n```", Pattern.DOTALL);

    private final Path bundle;
    private final String text;
    private final Map<String, String> words;
    private final Path programs;

    private ReadmeCommands(Path bundle, String text, Map<String, String> words, Path programs) {
        this.bundle = bundle;
        this.text = text;
        this.words = words;
        this.programs = programs;
    }

    /** Of the bundle of {@code cluster}, where {@code SPECIFICATION} stands for its file. */
    static ReadmeCommands of(LiveCluster cluster) {
        try {
            Path bundle = cluster.bundle();
            Path programs = Files.createDirectories(bundle.resolveSibling("programs"));
            Path program = Files.writeString(programs.resolve("pgcluster"), """
                    #!/bin/sh
                    exec '%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '%s' io.pgcluster.cli.Main "$@"
                    """.formatted(
                    Path.of(System.getProperty("java.home"), "bin", "java"), System.getProperty("java.class.path")));
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
            String specification = "'" + cluster.specificationFile() + "'";
            String text = Files.readString(bundle.resolve("README.md"));
            return new ReadmeCommands(bundle, text, Map.of("SPECIFICATION", specification), programs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same, with {@code name} for the placeholder {@code word}. */
    ReadmeCommands with(String word, String name) {
        Map<String, String> more = new java.util.TreeMap<>(words);
        more.put(word, name);
        return new ReadmeCommands(bundle, text, more, programs);
    }

    /** The lines of the block number {@code block}, from 0, of the section that is headed {@code section}; without comments. */
    List<String> lines(String section, int block) {
        int start = text.indexOf("## " + section + "\n");
        assertThat(start).as("the section " + section + " of README.md").isNotNegative();
        int end = text.indexOf("\n## ", start);
        List<String> blocks = BLOCK.matcher(text.substring(start, end < 0 ? text.length() : end))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(blocks).as("blocks of commands in " + section).hasSizeGreaterThan(block);
        return blocks.get(block).lines().filter(line -> !line.startsWith("#")).toList();
    }

    /** A command within a sentence that begins so. */
    String inline(String beginning) {
        Matcher command =
                Pattern.compile("`(" + Pattern.quote(beginning) + "[^`]*)`").matcher(text);
        assertThat(command.find())
                .as("a command " + beginning + " in README.md")
                .isTrue();
        return command.group(1);
    }

    /** Runs these lines one after the other, each of which must succeed; what they put out. */
    String run(List<String> lines) {
        StringBuilder out = new StringBuilder();
        lines.forEach(line -> out.append(run(line)));
        return out.toString();
    }

    /** Runs one line, which must succeed; what it puts out. */
    String run(String line) {
        String command = line;
        for (Map.Entry<String, String> word : words.entrySet()) {
            command = command.replaceAll("\\b" + word.getKey() + "\\b", Matcher.quoteReplacement(word.getValue()));
        }
        Map<String, String> environment = Map.of("PATH", programs + ":" + System.getenv("PATH"));
        return Ran.run(LIMIT, environment, "sh", "-c", "cd \"$0\" && " + command, bundle.toString())
                .orFail()
                .out();
    }
}
