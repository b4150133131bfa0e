package io.pgcluster.model.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.ZoneId;

/** A time zone of the IANA database: {@code UTC}, {@code Asia/Seoul}. */
public record TimeZoneName(String text) {
    /** Refuses names that are not in the database, quoting them. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TimeZoneName {
        if (!ZoneId.getAvailableZoneIds().contains(text)) {
            throw new IllegalArgumentException("\"" + text + "\" is not a time zone, such as UTC or Asia/Seoul");
        }
    }

    @JsonValue
    @Override
    public String toString() {
        return text;
    }
}
