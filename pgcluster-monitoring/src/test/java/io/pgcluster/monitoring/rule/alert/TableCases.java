package io.pgcluster.monitoring.rule.alert;

import io.pgcluster.monitoring.AlertCase;
import java.util.List;

/** Cases: Tables, indexes, sequences. */
final class TableCases {
    static final List<AlertCase> ALL = List.of(
            AlertCase.of("PostgresTableBloat")
                    .labels("datname=app,schemaname=public,relname=orders")
                    .informs(
                            "bloated",
                            "70%",
                            "pg_bloat_table_bloat_pct{datname=app,schemaname=public,relname=orders} 10x4 70x60 10x40",
                            "pg_bloat_table_real_size{datname=app,schemaname=public,relname=orders} 1073741824x110")
                    .silent(
                            "small",
                            "pg_bloat_table_bloat_pct{datname=app,schemaname=public,relname=orders} 70x110",
                            "pg_bloat_table_real_size{datname=app,schemaname=public,relname=orders} 1000000x110")
                    .silent(
                            "below",
                            "pg_bloat_table_bloat_pct{datname=app,schemaname=public,relname=orders} 60x110",
                            "pg_bloat_table_real_size{datname=app,schemaname=public,relname=orders} 1073741824x110")
                    .at("35m", "34m", "70m"),
            AlertCase.of("PostgresIndexBloat")
                    .labels("datname=app,schemaname=public,relname=orders,idxname=orders_pkey")
                    .informs(
                            "bloated",
                            "70%",
                            "pg_bloat_btree_bloat_pct{datname=app,schemaname=public,relname=orders,idxname=orders_pkey} 10x4 70x60 10x40",
                            "pg_bloat_btree_real_size{datname=app,schemaname=public,relname=orders,idxname=orders_pkey} 1073741824x110")
                    .silent(
                            "small",
                            "pg_bloat_btree_bloat_pct{datname=app,schemaname=public,relname=orders,idxname=orders_pkey} 70x110",
                            "pg_bloat_btree_real_size{datname=app,schemaname=public,relname=orders,idxname=orders_pkey} 1000000x110")
                    .silent(
                            "below",
                            "pg_bloat_btree_bloat_pct{datname=app,schemaname=public,relname=orders,idxname=orders_pkey} 60x110",
                            "pg_bloat_btree_real_size{datname=app,schemaname=public,relname=orders,idxname=orders_pkey} 1073741824x110")
                    .at("35m", "34m", "70m"),
            AlertCase.of("PostgresInvalidIndex")
                    .labels("datname=app")
                    .warns("some", "2", "pg_schema_invalid_indexes{datname=app} 0x4 2x60 0x40")
                    .silent("below", "pg_schema_invalid_indexes{datname=app} 0x4 0x60 0x40")
                    .at("35m", "34m", "70m"),
            AlertCase.of("PostgresSequenceExhaustion")
                    .labels("datname=app,schemaname=public,sequencename=orders_id_seq")
                    .both(
                            "far",
                            "95%",
                            "pg_sequence_exhaustion_ratio{datname=app,schemaname=public,sequencename=orders_id_seq} 0.1x4 0.95x30 0.1x40")
                    .warns(
                            "some",
                            "80%",
                            "pg_sequence_exhaustion_ratio{datname=app,schemaname=public,sequencename=orders_id_seq} 0.1x4 0.8x30 0.1x40")
                    .silent(
                            "below",
                            "pg_sequence_exhaustion_ratio{datname=app,schemaname=public,sequencename=orders_id_seq} 0.1x4 0.75x30 0.1x40")
                    .at("20m", "19m", "37m"));

    private TableCases() {}
}
