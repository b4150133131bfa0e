package io.pgcluster.model.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Who is told of alerts. */
public enum AlertReceiver {
    @Doc("Critical alerts, which somebody has to look at now.")
    @JsonProperty("page")
    PAGE,
    @Doc("Warnings, which can wait until the morning.")
    @JsonProperty("ticket")
    TICKET,
    @Doc("The alert that always fires: a service that misses it tells you that alerting itself has stopped.")
    @JsonProperty("watchdog")
    WATCHDOG;

    /** The name as a specification writes it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
