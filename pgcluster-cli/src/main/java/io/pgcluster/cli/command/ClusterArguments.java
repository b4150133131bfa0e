package io.pgcluster.cli.command;

import io.pgcluster.cli.console.Console;
import io.pgcluster.cli.input.SpecLoader;
import io.pgcluster.cli.input.SpecReader;
import io.pgcluster.cli.input.SpecText;
import io.pgcluster.model.cluster.Cluster;
import io.pgcluster.operate.PgCluster;
import io.pgcluster.render.text.ShellText;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;

/** What every command needs that operates a cluster: its specification, and where its files are. */
public final class ClusterArguments {
    @Mixin
    private SpecArgument spec = new SpecArgument();

    @Mixin
    private OutputDirectory directory = new OutputDirectory();

    private boolean argumentsFollow;

    /** Says that the command takes more arguments; what stands first of them in the place of the specification, with {@code -f}. */
    Optional<String> firstArgument() {
        argumentsFollow = true;
        return spec.firstArgument();
    }

    /** The specification that a cluster is made from; says everything that is wrong with it. */
    Cluster loadSayingEverything(Console console) {
        return new SpecLoader(console).load(name());
    }

    /** The specification that a cluster was made from; says what is wrong with it, but repeats no warnings. */
    Cluster load(Console console) {
        return new SpecLoader(console).loadSayingErrorsOnly(name());
    }

    /** The text of the specification, which can be read once if it is standard input. */
    SpecText text(Console console) {
        return new SpecReader(console).read(name());
    }

    /** The specification in {@code text}; says what is wrong with it, but repeats no warnings. */
    Cluster resolve(Console console, SpecText text) {
        return new SpecLoader(console).resolveSayingErrorsOnly(text);
    }

    /** Where the files of {@code specification} are. */
    Path directory(Cluster specification) {
        return directory.of(specification);
    }

    /** The cluster of {@code specification} in its directory; refuses one that no engine can run. */
    PgCluster cluster(Cluster specification) {
        return Operation.run(() -> PgCluster.of(specification, directory.of(specification), ProcessInstallation.find()))
                .specifiedBy(argument());
    }

    /** How the specification was named, as a word of a shell, for texts that say what to run next. */
    String argument() {
        return ShellText.word(name());
    }

    private String name() {
        return argumentsFollow ? spec.nameBeforeArguments() : spec.name();
    }
}
