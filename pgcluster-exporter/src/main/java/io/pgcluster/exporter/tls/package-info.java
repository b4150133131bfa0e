/** TLS contexts from PEM files, for clients that are not the database's driver. Fed by the configuration, feeds those clients. */
@NullMarked
package io.pgcluster.exporter.tls;

import org.jspecify.annotations.NullMarked;
