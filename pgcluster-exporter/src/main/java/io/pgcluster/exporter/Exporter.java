package io.pgcluster.exporter;

import io.pgcluster.exporter.collector.Collector;
import io.pgcluster.exporter.config.AuthModule;
import io.pgcluster.exporter.config.ConnectionStringException;
import io.pgcluster.exporter.config.ExporterConfig;
import io.pgcluster.exporter.exposition.Exposition;
import io.pgcluster.exporter.exposition.ExpositionFormat;
import io.pgcluster.exporter.http.Application;
import io.pgcluster.exporter.registry.BuildInfo;
import io.pgcluster.exporter.registry.SelfMetrics;
import io.pgcluster.exporter.scrape.Scrape;
import io.pgcluster.exporter.scrape.ScrapeBounds;
import io.pgcluster.exporter.scrape.ScrapeRequest;
import io.pgcluster.exporter.scrape.ScrapeService;
import io.pgcluster.exporter.scrape.ScrapeSettings;
import io.pgcluster.exporter.scrape.Target;
import io.pgcluster.exporter.scrape.TargetStatus;
import io.pgcluster.exporter.source.Source;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything behind the pages. A reload swaps what the configuration leads to; servers that stay keep their connections. */
final class Exporter implements Application, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Exporter.class);
    private static final int SOURCE_THREADS = 4;
    private static final Duration PROBE_IDLE = Duration.ofMinutes(5);

    private final ConfigurationLoader loader;
    private final Map<String, String> environment;
    private final SelfMetrics self = new SelfMetrics(new BuildInfo(BuildVersion.text(), ""));
    private final ScrapeService service;
    private final DroppedSampleLog leftOut = new DroppedSampleLog();
    private volatile Setup setup;
    private volatile AuxiliarySources auxiliary;

    Exporter(ConfigurationLoader loader, Setup setup, Map<String, String> environment) {
        this.loader = loader;
        this.environment = Map.copyOf(environment);
        this.setup = setup;
        this.auxiliary = AuxiliarySources.of(setup, this.environment);
        this.service = new ScrapeService(
                this::targets,
                this::sources,
                self,
                new ScrapeSettings(
                        SOURCE_THREADS,
                        setup.config().limits().maxProbeTargets(),
                        PROBE_IDLE,
                        ScrapeBounds.ofThisProcess()));
        loaded(setup);
    }

    private void loaded(Setup now) {
        self.queriesLoaded(now.files());
        self.reloaded(true, System.currentTimeMillis() / 1000.0);
        ConfigurationAdvice.of(now.config()).forEach(LOG::warn);
    }

    private List<Target> targets() {
        List<Target> targets = new ArrayList<>(setup.listed());
        targets.addAll(auxiliary.members());
        self.watches(targets.size());
        return targets;
    }

    private List<Source> sources() {
        return auxiliary.sources();
    }

    @Override
    public ExporterConfig config() {
        return setup.config();
    }

    @Override
    public String version() {
        return BuildVersion.text();
    }

    @Override
    public Set<String> collectors() {
        Set<String> names = new HashSet<>();
        setup.collectors().stream().map(Collector::name).forEach(names::add);
        auxiliary.sources().stream().map(Source::name).forEach(names::add);
        return names;
    }

    @Override
    public List<TargetStatus> status() {
        return service.status();
    }

    @Override
    public CompletableFuture<Scrape> scrape(ScrapeRequest request) {
        return service.scrape(request);
    }

    @Override
    public Target probe(String target, Optional<String> authModule) {
        Optional<AuthModule> module = authModule.map(this::module);
        return setup.targets().probe(target, module);
    }

    private AuthModule module(String name) {
        AuthModule module = config().authModules().get(name);
        if (module == null) {
            throw new IllegalArgumentException("auth_module \"" + name + "\" is not in the configuration");
        }
        return module;
    }

    @Override
    public void write(Scrape scrape, OutputStream out, ExpositionFormat format) throws IOException {
        self.dropped(Exposition.of(scrape.sets(), leftOut::tell).writeTo(out, format));
    }

    @Override
    public synchronized List<String> reload() {
        try {
            return reloaded(loader.load());
        } catch (RefusedException e) {
            return refused(e);
        } catch (ConnectionStringException e) {
            return refused(new RefusedException(List.of(String.valueOf(e.getMessage()))));
        }
    }

    private List<String> reloaded(Setup loaded) {
        auxiliary = auxiliary.reconfigured(loaded, environment);
        setup = loaded;
        loaded(loaded);
        LOG.info(
                "configuration reloaded: {} servers, {} collectors",
                loaded.listed().size(),
                loaded.collectors().size());
        return List.of();
    }

    private List<String> refused(RefusedException refused) {
        self.reloaded(false, 0);
        if (!refused.files().isEmpty()) {
            self.queriesLoaded(refused.files());
        }
        LOG.error("the configuration cannot be used, the old one stays in use: {}", refused.getMessage());
        return refused.problems();
    }

    @Override
    public void close() {
        auxiliary.close();
        service.close();
    }
}
