/**
 * Alertmanager's configuration: who gets which alert, what is grouped, and which alert makes others superfluous. Fed by the names and
 * labels of the alerts; gives one file.
 */
@NullMarked
package io.pgcluster.monitoring.notification;

import org.jspecify.annotations.NullMarked;
