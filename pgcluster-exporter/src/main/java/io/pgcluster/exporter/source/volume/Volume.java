package io.pgcluster.exporter.source.volume;

import java.nio.file.Path;

/**
 * A mounted volume.
 *
 * @param name what it holds: {@code data}, {@code wal}, {@code repository} or another name that is unique
 * @param path any file or folder on it
 */
public record Volume(String name, Path path) {}
