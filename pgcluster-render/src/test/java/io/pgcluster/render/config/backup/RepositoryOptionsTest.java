package io.pgcluster.render.config.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.render.plan.Clusters;
import io.pgcluster.render.plan.Plan;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every store gets exactly the options that pgBackRest needs for it, on the members and on the backup host alike. */
class RepositoryOptionsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type: s3, bucket: b, region: eu-west-1, identity: keys"
                        + " | s3-bucket=b s3-region=eu-west-1 s3-endpoint=s3.eu-west-1.amazonaws.com s3-uri-style=host s3-key-type=shared",
                "type: s3, bucket: b, region: r, identity: instance, endpoint: 's3.example:9000'"
                        + " | s3-bucket=b s3-region=r s3-endpoint=s3.example s3-uri-style=path s3-key-type=auto storage-port=9000",
                "type: gcs, bucket: b, identity: keys"
                        + " | gcs-bucket=b gcs-endpoint=storage.googleapis.com gcs-key-type=service gcs-key=/tls/repository1.json",
                "type: gcs, bucket: b, identity: instance, endpoint: 'gcs.example:4443'"
                        + " | gcs-bucket=b gcs-endpoint=gcs.example:4443 gcs-key-type=auto",
                "type: azure, bucket: b, account: a, identity: keys"
                        + " | azure-container=b azure-account=a azure-endpoint=blob.core.windows.net azure-uri-style=host azure-key-type=shared",
                "type: azure, bucket: b, account: a, identity: instance, endpoint: 'blob.example:10000', uriStyle: host"
                        + " | azure-container=b azure-account=a azure-endpoint=blob.example azure-uri-style=host azure-key-type=auto"
                        + " storage-port=10000"
            })
    void nameTheStoreAndHowItIsReached(String storage, String expected) {
        Plan plan = Clusters.plan("backup: {storage: {" + storage + "}}");
        List<String> options = List.of((expected + " type=" + type(storage) + " path=/pgcluster").split(" "));

        assertThat(store(PgbackrestConfiguration.ofHost(plan, plan.backup().orElseThrow())))
                .containsExactlyInAnyOrderElementsOf(options);
        assertThat(store(PgbackrestConfiguration.ofMembers(plan, plan.backup().orElseThrow())))
                .containsExactlyInAnyOrderElementsOf(options);
    }

    @Test
    void theKeyFileOfACopyIsItsOwn() {
        Plan plan = Clusters.plan(
                "backup: {copies: [{storage: {type: gcs, bucket: b, identity: keys}, retention: {days: 7}}]}");

        assertThat(PgbackrestConfiguration.ofHost(plan, plan.backup().orElseThrow()))
                .contains("repo2-gcs-key = /tls/repository2.json\n");
    }

    private static String type(String storage) {
        return storage.replaceAll("type: (\\w+),.*", "$1");
    }

    /** The first repository's options without those that every repository has. */
    private static List<String> store(String text) {
        return text.lines()
                .filter(line -> line.startsWith("repo1-"))
                .map(line -> line.substring("repo1-".length()).replace(" = ", "="))
                .filter(line -> !line.matches("(bundle|block|cipher-type)=.*"))
                .toList();
    }
}
