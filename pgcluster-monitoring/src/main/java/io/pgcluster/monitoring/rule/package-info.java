/**
 * Rules of Prometheus as records: alerts, recording rules, groups, and how they are written as YAML. Fed by the packages below with what the
 * rules are; knows no single one.
 */
@NullMarked
package io.pgcluster.monitoring.rule;

import org.jspecify.annotations.NullMarked;
