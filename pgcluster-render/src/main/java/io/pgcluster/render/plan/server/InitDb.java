package io.pgcluster.render.plan.server;

import java.util.Optional;

/**
 * How the database system is created, always with data checksums; none of it can be changed later without copying the data.
 *
 * @param locale collation and character type
 * @param encoding character set
 * @param provider who compares texts, if not the C library: {@code builtin} (17 and newer) does not change with the image
 * @param walDirectory where WAL goes if it has a volume of its own
 */
public record InitDb(String locale, String encoding, Optional<String> provider, Optional<String> walDirectory) {}
