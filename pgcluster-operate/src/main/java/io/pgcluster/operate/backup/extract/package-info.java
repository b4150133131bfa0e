/**
 * A table, a schema or a database as it was, brought next to the live one: taken out of a throw-away server on the backup host, and loaded
 * on the primary in one transaction. Fed by a running cluster and its backup program; feeds the operations with plans and reports.
 */
@NullMarked
package io.pgcluster.operate.backup.extract;

import org.jspecify.annotations.NullMarked;
