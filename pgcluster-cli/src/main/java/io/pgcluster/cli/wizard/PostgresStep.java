package io.pgcluster.cli.wizard;

import io.pgcluster.model.postgres.PostgresVersion;
import io.pgcluster.model.spec.WorkloadProfile;
import io.pgcluster.model.value.CpuQuantity;
import io.pgcluster.model.value.MemorySize;
import io.pgcluster.model.value.SqlIdentifier;
import java.util.List;

/** The database server and its size. */
final class PostgresStep {
    private PostgresStep() {}

    static Step step() {
        return new Step(
                "PostgreSQL",
                List.of(
                        Question.number(
                                "spec.postgres.version",
                                "postgres-version",
                                "Major version of PostgreSQL",
                                PostgresVersion.OLDEST,
                                PostgresVersion.NEWEST,
                                cluster -> cluster.spec().postgres().version().toString()),
                        Question.text(
                                "spec.postgres.database",
                                "database",
                                "Name of the application's database",
                                text -> new SqlIdentifier(text).toString(),
                                cluster -> cluster.spec().postgres().database().toString()),
                        Question.text(
                                "spec.postgres.user",
                                "user",
                                "Role that the application logs in with",
                                text -> new SqlIdentifier(text).toString(),
                                cluster -> cluster.spec().postgres().user().toString()),
                        Question.choice(
                                "spec.postgres.profile",
                                "profile",
                                "Workload",
                                WorkloadProfile.values(),
                                cluster -> cluster.spec().postgres().profile()),
                        Question.number(
                                "spec.postgres.maxConnections",
                                "max-connections",
                                "Connections of each server",
                                20,
                                10_000,
                                cluster ->
                                        String.valueOf(cluster.spec().postgres().maxConnections())),
                        Question.text(
                                "spec.resources.postgres.cpu",
                                "cpu",
                                "CPU cores of each database node",
                                text -> CpuQuantity.parse(text).toString(),
                                cluster -> cluster.spec()
                                        .resources()
                                        .postgres()
                                        .cpu()
                                        .toString()),
                        Question.text(
                                "spec.resources.postgres.memory",
                                "memory",
                                "Memory of each database node",
                                text -> MemorySize.parse(text).toString(),
                                cluster -> cluster.spec()
                                        .resources()
                                        .postgres()
                                        .memory()
                                        .toString()),
                        Question.text(
                                "spec.resources.storage.size",
                                "storage",
                                "Disk of each database node",
                                text -> MemorySize.parse(text).toString(),
                                cluster -> cluster.spec()
                                        .resources()
                                        .storage()
                                        .size()
                                        .toString())));
    }
}
