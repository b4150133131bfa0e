package io.pgcluster.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.pgcluster.model.ClusterModel;
import io.pgcluster.model.Resolution;
import io.pgcluster.model.shape.Field;
import io.pgcluster.model.shape.Shape;
import io.pgcluster.model.shape.Shapes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Pairs of specifications that differ in one field, for every field that there is: made from the shapes of the specification, so that a
 * new field is among them without a line here, unless its values cannot be guessed.
 */
final class FieldSamples {
    private static final YAMLMapper YAML = new YAMLMapper();

    /** Everything is on, so that every field can have an effect. */
    private static final String BASE = """
            apiVersion: pgcluster.io/v1
            kind: PostgresCluster
            metadata: {name: demo, description: Everything on, owner: team}
            spec:
              security:
                roles: [{name: reporting, access: read, login: true, connectionLimit: 5}]
                audit: {enabled: true, classes: [ddl]}
                passwordPolicy: {minimumLength: 40, validDays: 90}
              backup: {enabled: true, incrementalSchedule: "0 */6 * * *"}
              placement:
                tolerations: [{key: dedicated, value: database}]
              monitoring:
                grafana: true
                alerts: true
                pgAdmin: true
                thresholds:
                  backupAge: {warning: 26h, critical: 50h}
                  fullBackupAge: {warning: 26h, critical: 50h}
              autoscaling: {enabled: true, minReplicas: 1, maxReplicas: 4, targetCpuPercent: 60}
            """;

    private static final String S3 =
            "{spec: {backup: {storage: {type: s3, bucket: one, region: one, endpoint: one.example, identity: keys}}}}";

    /** Of an authority that was made for this; no key of it is left. */
    private static final String CERTIFICATE = """
            "-----BEGIN CERTIFICATE-----\\nMIIBkjCCATegAwIBAgIURo7a3NmdeIpSV20ju42MI/uO3AowCgYIKoZIzj0EAwIw\\nHTEbMBkGA1UEAwwSRXhhbXBsZSBzdG9yYWdlIENBMCAXDTI2MTEyODA0NDgxOFoY\\nDzIwNzYxMTE1MDQ0ODE4WjAdMRswGQYDVQQDDBJFeGFtcGxlIHN0b3JhZ2UgQ0Ew\\nWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQldCsje0GCgoP9R3XNtmNyEJ/iQE7Q\\n/AHSka/7uiZcmmzu5hQLGaqnhN21ahsaW5W0btdM4kVRQr9joWl0bNsAo1MwUTAd\\nBgNVHQ4EFgQUpi+srPVXf1B1RHE5e6b3Rw9s4MswHwYDVR0jBBgwFoAUpi+srPVX\\nf1B1RHE5e6b3Rw9s4MswDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNJADBG\\nAiEA74958yop8QSG1r4A5/ILiWLkroWTRTGsqYUoQq0+3v4CIQCU36cw/MnbaqwI\\nXuee2uvf+e5NgVqFk7QS2GI0fFPTag==\\n-----END CERTIFICATE-----"
            """;

    /** What a field needs of others to have an effect. */
    private static final Map<String, String> COMPANIONS = Map.ofEntries(
            Map.entry(
                    "spec.postgres.logicalReplication.slots",
                    "{spec: {postgres: {databases: [{name: other}], logicalReplication: {enabled: true, slots: [{name: cdc}]}}}}"),
            Map.entry("spec.postgres.encoding", "{spec: {postgres: {locale: C}}}"),
            Map.entry(
                    "spec.backup.verification.restoreDrill.assertions",
                    "{spec: {postgres: {databases: [{name: orders}]}}}"),
            Map.entry("spec.backup.storage.bucket", S3),
            Map.entry("spec.backup.storage.region", S3),
            Map.entry("spec.backup.storage.endpoint", S3),
            Map.entry("spec.backup.storage.identity", S3),
            Map.entry("spec.backup.storage.certificateAuthority", S3),
            Map.entry("spec.backup.storage.uriStyle", S3),
            Map.entry(
                    "spec.backup.storage.account",
                    "{spec: {backup: {storage: {type: azure, bucket: one, account: one, identity: keys}}}}"),
            Map.entry(
                    "spec.highAvailability.replication.synchronousReplicas",
                    "{spec: {highAvailability: {replicas: 3}}}"),
            Map.entry("spec.highAvailability.enabled", "{spec: {autoscaling: {enabled: false}}}"),
            Map.entry("spec.resources.storage.walSize", "{spec: {resources: {storage: {walSize: 20Gi}}}}"));

    /** Cannot be changed unless others change with it; or, as the only target, not at all. */
    private static final Set<String> NOT_ALONE =
            Set.of("spec.backup.storage.type", "spec.backup.walArchiving.enabled", "spec.targets");

    /** Values to try, the first that is accepted is taken. */
    private static final Map<String, List<String>> VALUES = Map.ofEntries(
            Map.entry("CpuQuantity", List.of("3")),
            Map.entry("MemorySize", List.of("6Gi", "96Mi", "30Gi", "300Gi")),
            Map.entry("TimeSpan", List.of("45s", "20d", "90d", "7300d")),
            Map.entry("CronExpression", List.of("15 3 * * *")),
            Map.entry("Port", List.of("7777")),
            Map.entry("ImageReference", List.of("registry.example.com/other:17-9")),
            Map.entry("SqlIdentifier", List.of("other")),
            Map.entry("DnsLabel", List.of("other")),
            Map.entry("TimeZoneName", List.of("Asia/Tokyo")),
            Map.entry("PostgresVersion", List.of("16")),
            Map.entry("spec.monitoring.thresholds.poolerWait.warning", List.of("6s")),
            Map.entry("spec.network.publish.address", List.of("127.0.0.2")),
            Map.entry("spec.postgres.locale", List.of("en_US.UTF-8")),
            Map.entry("spec.postgres.encoding", List.of("SQL_ASCII", "LATIN1")),
            Map.entry("spec.postgres.extensions", List.of("[pg_trgm]")),
            Map.entry("spec.postgres.parameters", List.of("{work_mem: 5MB}")),
            Map.entry("spec.pooling.startupParameters.ignored", List.of("[extra_float_digits, geqo]")),
            Map.entry("spec.pooling.startupParameters.tracked", List.of("[]")),
            Map.entry("spec.postgres.logicalReplication.slots[0].name", List.of("other_cdc")),
            Map.entry("spec.postgres.logicalReplication.slots[0].database", List.of("other")),
            Map.entry("spec.postgres.logicalReplication.slots[0].plugin", List.of("test_decoding", "wal2json")),
            Map.entry("spec.placement.nodeSelector", List.of("{disk: fast}")),
            Map.entry("spec.security.audit.classes", List.of("[role]")),
            Map.entry("spec.security.allowedClients", List.of("[127.0.0.1/32]")),
            Map.entry("spec.backup.processes", List.of("7")),
            Map.entry("spec.backup.storage.path", List.of("/other")),
            Map.entry("spec.backup.storage.certificateAuthority", List.of(CERTIFICATE)),
            Map.entry("spec.backup.storage.identity", List.of("instance")),
            Map.entry("spec.backup.storage.endpoint", List.of("other.example:9000")),
            Map.entry(
                    "spec.backup.copies[0].storage",
                    List.of("{type: azure, bucket: other, account: other, identity: keys}")),
            Map.entry("spec.backup.copies[0].retention", List.of("{days: 60}")),
            Map.entry("spec.backup.verification.restoreDrill.assertions[0].database", List.of("orders")),
            Map.entry("spec.backup.verification.restoreDrill.assertions[0].sql", List.of("SELECT true")),
            Map.entry("text", List.of("other")));

    /** A field and what it is changed from and to. */
    record Sample(String path, String before, String after) {
        @Override
        public String toString() {
            return path;
        }
    }

    /** Made once, when they are first asked for: each is checked by the model several times. */
    private static final class Made {
        private static final List<Sample> SAMPLES = make();
    }

    private FieldSamples() {}

    /** A sample for every field. */
    static Stream<Sample> all() {
        return Made.SAMPLES.stream();
    }

    private static List<Sample> make() {
        List<Sample> samples = new ArrayList<>();
        for (String part : List.of("metadata", "spec")) {
            collect(Shapes.document().field(part).orElseThrow(), part, samples);
        }
        return List.copyOf(samples);
    }

    private static void collect(Field field, String path, List<Sample> samples) {
        if (field.shape() instanceof Shape.Section section) {
            section.fields().forEach(child -> collect(child, path + "." + child.name(), samples));
        } else if (field.shape() instanceof Shape.Items items && items.element() instanceof Shape.Section section) {
            ObjectNode base = base(path);
            if (!(find(base, path) instanceof ArrayNode list) || list.isEmpty()) {
                put(base, path, read(field.example()));
            }
            section.fields().forEach(child -> samples.add(sample(child, path + "[0]." + child.name(), base)));
        } else if (!NOT_ALONE.contains(path)) {
            samples.add(sample(field, path, base(path)));
        }
    }

    private static Sample sample(Field field, String path, ObjectNode base) {
        String before = write(base);
        JsonNode now = find(resolved(before), path);
        for (String value : values(field, path, now)) {
            ObjectNode changed = base.deepCopy();
            put(changed, path, read(value));
            String after = write(changed);
            if (ClusterModel.load(after) instanceof Resolution.Accepted accepted
                    && !find(read(ClusterModel.write(accepted.cluster())), path).equals(now)) {
                return new Sample(path, before, after);
            }
        }
        throw new AssertionError("no value is accepted for " + path + " but " + now
                + ": add one to VALUES, or what it needs to" + " COMPANIONS");
    }

    private static List<String> values(Field field, String path, JsonNode now) {
        List<String> values = new ArrayList<>(VALUES.getOrDefault(path, List.of()));
        if (field.shape() instanceof Shape.Flag) {
            values.add(Boolean.toString(!now.asBoolean()));
        } else if (field.shape() instanceof Shape.Choice choice) {
            values.addAll(choice.words());
        } else if (field.shape() instanceof Shape.WholeNumber whole) {
            Stream.of(now.asLong() + 1, now.asLong() - 1, whole.min(), 20L, whole.max())
                    .map(String::valueOf)
                    .forEach(values::add);
        } else if (field.shape() instanceof Shape.Value value) {
            values.addAll(VALUES.getOrDefault(value.type().getSimpleName(), List.of()));
        } else if (field.shape() instanceof Shape.Text) {
            values.addAll(VALUES.get("text"));
        }
        Optional.of(field.example()).filter(example -> !example.isEmpty()).ifPresent(values::add);
        return values;
    }

    private static ObjectNode base(String path) {
        ObjectNode base = (ObjectNode) read(BASE);
        return merge(base, read(COMPANIONS.getOrDefault(path, "{}")));
    }

    private static ObjectNode merge(ObjectNode base, JsonNode over) {
        over.properties().forEach(entry -> {
            if (entry.getValue().isObject() && base.get(entry.getKey()) instanceof ObjectNode inner) {
                merge(inner, entry.getValue());
            } else {
                base.set(entry.getKey(), entry.getValue());
            }
        });
        return base;
    }

    private static JsonNode resolved(String text) {
        Resolution resolution = ClusterModel.load(text);
        if (resolution instanceof Resolution.Accepted accepted) {
            return read(ClusterModel.write(accepted.cluster()));
        }
        throw new AssertionError("a base is refused: " + resolution.problems() + "\n" + text);
    }

    private static JsonNode find(JsonNode root, String path) {
        return root.at(pointer(path));
    }

    private static void put(ObjectNode root, String path, JsonNode value) {
        String pointer = pointer(path);
        int last = pointer.lastIndexOf('/');
        JsonNode parent = root;
        for (String key : pointer.substring(1, Math.max(1, last)).split("/", -1)) {
            parent = parent instanceof ArrayNode list
                    ? list.get(Integer.parseInt(key))
                    : parent.has(key) ? parent.get(key) : ((ObjectNode) parent).putObject(key);
        }
        ((ObjectNode) parent).set(pointer.substring(last + 1), value);
    }

    private static String pointer(String path) {
        return "/" + path.replace("[0]", ".0").replace('.', '/');
    }

    private static JsonNode read(String text) {
        try {
            return YAML.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not YAML: " + text, e);
        }
    }

    private static String write(JsonNode tree) {
        try {
            return YAML.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new AssertionError("a tree cannot be written", e);
        }
    }
}
