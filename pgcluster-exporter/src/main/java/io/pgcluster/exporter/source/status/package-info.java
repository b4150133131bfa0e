/**
 * Files in JSON that another program writes for the exporter: read within limits, checked field by field. Fed by the file system, feeds the
 * sources that turn such files into samples.
 */
@NullMarked
package io.pgcluster.exporter.source.status;

import org.jspecify.annotations.NullMarked;
