package io.pgcluster.exporter;

import io.pgcluster.exporter.collector.Collector;
import io.pgcluster.exporter.config.ConfigReader;
import io.pgcluster.exporter.config.ConfigResult;
import io.pgcluster.exporter.config.Flag;
import io.pgcluster.exporter.config.Flags;
import io.pgcluster.exporter.config.UsageException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the configuration, at the start and at each reload. */
final class ConfigurationLoader {
    private static final Logger LOG = LoggerFactory.getLogger(ConfigurationLoader.class);

    private final ConfigReader reader;
    private final List<Collector> builtin;
    private final Map<String, String> environment;

    ConfigurationLoader(Flags flags, Map<String, String> environment, List<Collector> builtin) {
        this.reader = new ConfigReader(Path.of(flags.valueOrStandard(Flag.CONFIG_FILE)), environment, flags);
        this.builtin = List.copyOf(builtin);
        this.environment = Map.copyOf(environment);
    }

    /**
     * The configuration as it is now.
     *
     * @throws RefusedException if it cannot be used
     */
    Setup load() throws RefusedException {
        ConfigResult result = read();
        if (result instanceof ConfigResult.Rejected rejected) {
            throw new RefusedException(rejected.lines());
        }
        ConfigResult.Accepted accepted = (ConfigResult.Accepted) result;
        accepted.notes().forEach(LOG::warn);
        return Setup.of(accepted.config(), builtin, environment);
    }

    private ConfigResult read() throws RefusedException {
        try {
            return reader.read();
        } catch (UsageException e) {
            throw new RefusedException(List.of(String.valueOf(e.getMessage())));
        }
    }
}
