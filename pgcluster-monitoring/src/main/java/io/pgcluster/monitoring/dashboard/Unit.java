package io.pgcluster.monitoring.dashboard;

/** The units of values, with the identifiers that Grafana knows them by. */
public enum Unit {
    /** A number without a unit, such as rows or sessions. */
    NUMBER("short"),
    /** Text, even if it consists of digits. */
    TEXT("string"),
    /** A value whose text comes from a mapping, such as a state. */
    STATE("none"),
    /** A share from 0 to 1. */
    RATIO("percentunit"),
    /** A duration or an age in seconds. */
    SECONDS("s"),
    /** A time in milliseconds since 1970, shown as the distance from now. */
    TIME_FROM_NOW("dateTimeFromNow"),
    /** An amount of data; prefixes are powers of 1024. */
    BYTES("bytes"),
    /** Data per second; prefixes are powers of 1024. */
    BYTES_PER_SECOND("binBps"),
    /** Operations per second. */
    OPERATIONS_PER_SECOND("ops"),
    /** Rows per second. */
    ROWS_PER_SECOND("rowsps"),
    /** Reads and writes of a device per second. */
    IO_PER_SECOND("iops"),
    /** Packets per second. */
    PACKETS_PER_SECOND("pps"),
    /** A number per second that is none of the above. */
    PER_SECOND("cps");

    private final String id;

    Unit(String id) {
        this.id = id;
    }

    /** The identifier in a field's configuration. */
    public String id() {
        return id;
    }
}
