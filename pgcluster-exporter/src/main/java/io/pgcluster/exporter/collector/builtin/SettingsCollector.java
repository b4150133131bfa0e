package io.pgcluster.exporter.collector.builtin;

import io.pgcluster.exporter.collector.Applicability;
import io.pgcluster.exporter.collector.Collector;
import io.pgcluster.exporter.collector.Origin;
import io.pgcluster.exporter.collector.Scope;
import io.pgcluster.exporter.collector.WhenMissing;
import io.pgcluster.exporter.metric.Descriptor;
import io.pgcluster.exporter.metric.DropReason;
import io.pgcluster.exporter.metric.MetricSink;
import io.pgcluster.exporter.server.ServerFacts;
import io.pgcluster.exporter.server.Session;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code pg_settings_*}: every server parameter that is a number or a switch, one family each. A class and no collector file, since the
 * names of its families are in the rows.
 */
public final class SettingsCollector implements Collector {
    /** Parameters change at a reload or a restart; a server that restarts or is promoted is read again at once. */
    private static final Duration TIME_TO_LIVE = Duration.ofMinutes(1);

    private static final String READ_ONLY = "transaction_read_only";
    private static final String READ_ONLY_BY_DEFAULT = "default_transaction_read_only";

    /** What the exporter set for its own session, such as its timeouts, is shown as other sessions have it. */
    private static final String SQL = """
            SELECT name, coalesce(CASE WHEN source = 'session' THEN reset_val ELSE setting END, ''), coalesce(unit, ''), vartype
            FROM pg_settings
            WHERE vartype IN ('bool', 'integer', 'real')
            """;

    @Override
    public String name() {
        return "settings";
    }

    @Override
    public boolean onByDefault() {
        return true;
    }

    @Override
    public Scope scope() {
        return Scope.CLUSTER;
    }

    @Override
    public Optional<Duration> timeToLive() {
        return Optional.of(TIME_TO_LIVE);
    }

    @Override
    public Optional<Duration> timeout() {
        return Optional.empty();
    }

    @Override
    public Origin origin() {
        return Origin.BUILTIN;
    }

    @Override
    public WhenMissing whenMissing() {
        return WhenMissing.SKIP;
    }

    @Override
    public Applicability appliesTo(ServerFacts facts) {
        return Applicability.applies();
    }

    @Override
    public void collect(Session session, MetricSink sink) throws SQLException {
        List<Setting> settings = read(session);
        for (Setting setting : settings) {
            report(ofOtherSessions(setting, settings, session.facts()), sink);
        }
    }

    private static List<Setting> read(Session session) throws SQLException {
        List<Setting> settings = new ArrayList<>();
        try (PreparedStatement statement = session.connection().prepareStatement(SQL);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                settings.add(new Setting(rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)));
            }
        }
        return settings;
    }

    /** Whether the running transaction is read-only follows from the session's default, and has no value to reset to. */
    private static Setting ofOtherSessions(Setting setting, List<Setting> all, ServerFacts facts) {
        if (!setting.name().equals(READ_ONLY) || facts.inRecovery()) {
            return setting;
        }
        return all.stream()
                .filter(other -> other.name().equals(READ_ONLY_BY_DEFAULT))
                .findFirst()
                .map(other -> new Setting(setting.name(), other.value(), setting.unit(), setting.type()))
                .orElse(setting);
    }

    private static void report(Setting setting, MetricSink sink) {
        Optional<Descriptor> family = setting.family();
        Optional<Double> number = setting.number();
        if (family.isPresent() && number.isPresent()) {
            sink.sample(family.get(), List.of(), number.get());
        } else {
            sink.dropped(DropReason.MALFORMED, 1, setting.name());
        }
    }
}
