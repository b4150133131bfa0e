package io.pgcluster.exporter.dashboard;

import java.util.List;
import java.util.Optional;

/**
 * A variable of a dashboard.
 *
 * @param type {@code query}, {@code custom}, {@code constant}, {@code textbox}, {@code interval} or {@code datasource}
 * @param query what its values are asked for with, or the values themselves
 * @param regex what values must match, and which part of them counts; empty for all
 * @param allValue what stands for all values, if it is not the list of them
 * @param current the value that the dashboard opens with
 */
record Variable(
        String name,
        String type,
        String query,
        String regex,
        boolean multi,
        boolean includeAll,
        Optional<String> allValue,
        List<String> current) {}
