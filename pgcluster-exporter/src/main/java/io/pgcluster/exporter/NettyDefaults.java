package io.pgcluster.exporter;

import java.util.Map;

/** Limits the memory of the network library when the jar is started without flags. Properties that are set already stay. */
final class NettyDefaults {
    private static final Map<String, String> PROPERTIES = Map.of(
            "io.netty.allocator.numHeapArenas", "1",
            "io.netty.allocator.numDirectArenas", "1",
            "io.netty.allocator.pageSize", "4096",
            "io.netty.allocator.maxOrder", "4",
            "vertx.disableMetrics", "true",
            "vertx.disableH2c", "true",
            "vertx.disableDnsResolver", "true");

    private NettyDefaults() {}

    static void apply() {
        PROPERTIES.forEach((name, value) -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, value);
            }
        });
    }
}
