package io.pgcluster.render.plan.server;

import io.pgcluster.model.sizing.MemorySizing;
import io.pgcluster.model.sizing.WalSizing;
import io.pgcluster.model.sizing.Workers;
import io.pgcluster.model.spec.ClusterSpec;

/** What follows from memory, cores and volumes. */
final class SizedParameters {
    private SizedParameters() {}

    static void put(ParameterLayers layers, ClusterSpec spec, Capacity capacity) {
        memory(layers, capacity.sizing());
        workers(layers, capacity.workers());
        WalSizing wal = capacity.wal();
        layers.put("max_wal_size", wal.maxWalSize());
        layers.put("min_wal_size", wal.minWalSize());
    }

    private static void memory(ParameterLayers layers, MemorySizing sizing) {
        layers.put("shared_buffers", sizing.sharedBuffers());
        layers.put("wal_buffers", sizing.walBuffers());
        layers.put("effective_cache_size", sizing.effectiveCacheSize());
        layers.put("maintenance_work_mem", sizing.maintenanceWorkMem());
        layers.put("autovacuum_work_mem", sizing.autovacuumWorkMem());
        layers.put("work_mem", sizing.workMem());
    }

    private static void workers(ParameterLayers layers, Workers workers) {
        layers.put("max_worker_processes", workers.processes());
        layers.put("max_parallel_workers", workers.parallel());
        layers.put("max_parallel_workers_per_gather", workers.perGather());
        layers.put("max_parallel_maintenance_workers", workers.maintenance());
        layers.put("autovacuum_max_workers", workers.autovacuum());
        layers.put("max_wal_senders", workers.walSenders());
        layers.put("max_replication_slots", workers.walSenders());
    }
}
