package io.pgcluster.model.spec;

import io.pgcluster.model.value.OutputPlugin;
import io.pgcluster.model.value.SlotName;
import io.pgcluster.model.value.SqlIdentifier;
import java.util.Optional;

/** A logical replication slot that every member keeps, so that a consumer continues with it after a failover. */
public record ReplicationSlotSpec(
        @Doc(value = "Name of the slot.", example = "orders_cdc")
        SlotName name,

        @Doc(value = "Database whose changes it delivers; the application database by default.", example = "myapp")
        Optional<SqlIdentifier> database,

        @Doc(value = "Output plugin; the image has pgoutput and test_decoding.", example = "pgoutput")
        OutputPlugin plugin) {}
