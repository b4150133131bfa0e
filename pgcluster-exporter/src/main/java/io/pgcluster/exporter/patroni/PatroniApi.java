package io.pgcluster.exporter.patroni;

import io.pgcluster.exporter.time.Deadline;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The REST API of a cluster as a whole: any member that answers will do. */
public final class PatroniApi {
    private final PatroniClient client;
    private final List<URI> addresses;

    /**
     * Sends no request yet.
     *
     * @param addresses of one or more members, in the order in which they are tried
     */
    public PatroniApi(PatroniClient client, List<URI> addresses) {
        this.client = client;
        this.addresses = List.copyOf(addresses);
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("found no address of Patroni, expected at least one");
        }
    }

    /** The client that it asks with. */
    public PatroniClient client() {
        return client;
    }

    /** The addresses that are configured. */
    public List<URI> addresses() {
        return addresses;
    }

    /**
     * The cluster, as the first member sees it that answers. All are asked at once, so that one that hangs costs no time as long as
     * another answers.
     *
     * @throws PatroniException if none answers; it tells why each of them did not
     */
    public Seen cluster(Deadline deadline) throws PatroniException, InterruptedException {
        List<PatroniClient.Pending> asked = new ArrayList<>();
        for (URI address : addresses) {
            asked.add(client.get(address, "cluster", deadline));
        }
        List<String> failures = new ArrayList<>();
        try {
            while (!asked.isEmpty()) {
                PatroniClient.Pending next = Answers.firstDone(asked);
                asked.remove(next);
                try {
                    return new Seen(next.address(), PatroniAnswers.cluster(client.await(next)));
                } catch (PatroniException e) {
                    failures.add(String.valueOf(e.getMessage()));
                }
            }
        } finally {
            asked.forEach(pending -> pending.answer().cancel(true));
        }
        throw new PatroniException("no member of Patroni answers: " + String.join("; ", failures));
    }

    /**
     * What was seen, and through whom.
     *
     * @param through address of the member that answered
     * @param cluster what it said
     */
    public record Seen(URI through, PatroniCluster cluster) {}
}
