package io.pgcluster.cli.input;

import io.pgcluster.cli.console.Console;
import io.pgcluster.cli.console.ProblemPrinter;
import io.pgcluster.cli.outcome.CliException;
import io.pgcluster.cli.outcome.ExitCode;
import io.pgcluster.model.ClusterModel;
import io.pgcluster.model.Resolution;
import io.pgcluster.model.cluster.Cluster;
import java.util.List;

/** Turns the argument that names a specification into the cluster it describes, saying everything that is wrong with it. */
public final class SpecLoader {
    private final Console console;
    private final SpecReader reader;

    /** Reads from, and reports to, {@code console}. */
    public SpecLoader(Console console) {
        this.console = console;
        this.reader = new SpecReader(console);
    }

    /** The cluster described by the file {@code argument} ({@code -}: standard input). Says problems; errors end the command. */
    public Cluster load(String argument) {
        return load(reader.read(argument), true);
    }

    /** The same without warnings, for commands that do not act on what they are about. */
    public Cluster loadSayingErrorsOnly(String argument) {
        return load(reader.read(argument), false);
    }

    /** The same for a text that was read before. */
    public Cluster resolveSayingErrorsOnly(SpecText spec) {
        return load(spec, false);
    }

    private Cluster load(SpecText spec, boolean warnings) {
        Resolution resolution = resolve(spec);
        if (warnings || resolution instanceof Resolution.Rejected) {
            new ProblemPrinter(console, spec.name(), spec.text()).say(resolution.problems());
        }
        if (resolution instanceof Resolution.Accepted accepted) {
            return accepted.cluster();
        }
        throw CliException.alreadyReported(ExitCode.REFUSED);
    }

    /** What becomes of {@code spec}; says nothing. */
    public static Resolution resolve(SpecText spec) {
        return spec.defect()
                .<Resolution>map(defect -> new Resolution.Rejected(List.of(defect)))
                .orElseGet(() -> ClusterModel.load(spec.text()));
    }
}
