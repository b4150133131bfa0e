package io.pgcluster.operate.backup.extract;

import java.util.OptionalLong;

/**
 * A table that was brought back.
 *
 * @param schema the schema that it is in now
 * @param name its name
 * @param rowsThen its rows at the target, counted in the throw-away server
 * @param rowsLoaded its rows, counted where they were loaded; the same, or nothing would have been kept
 * @param rowsNow rows of the live table of that name, counted after the load; empty if there is none that its owner can read
 * @param unlogged whether its rows were in no backup
 */
public record ExtractedTable(
        String schema, String name, long rowsThen, long rowsLoaded, OptionalLong rowsNow, boolean unlogged) {}
