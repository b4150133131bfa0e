/**
 * Collectors that are data: a file names the SQL, the versions it is for, and which column becomes which family. Read here with the same
 * strict reader as a specification, so that an error in a user's file is reported with its place; what comes out is an ordinary collector.
 * Fed by the resources of this project and by users' files, feeds the scrape.
 */
@NullMarked
package io.pgcluster.exporter.collector.definition;

import org.jspecify.annotations.NullMarked;
