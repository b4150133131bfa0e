/**
 * The web configuration file of exporter-toolkit: TLS, client certificates, basic authentication, headers, rate limit. Fed by a file that
 * is read again when it or a file that it names changes; feeds {@code http}.
 */
@NullMarked
package io.pgcluster.exporter.webconfig;

import org.jspecify.annotations.NullMarked;
