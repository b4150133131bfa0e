package io.pgcluster.exporter.prometheus;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** GET requests with a limit. */
public final class Http {
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(LIMIT).build();

    private Http() {}

    /** The answer, of whatever status. */
    public static HttpResponse<byte[]> get(String url, String... headers) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(LIMIT);
        try {
            return CLIENT.send(
                    (headers.length == 0 ? request : request.headers(headers)).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** The answer's text. */
    public static String text(String url, String... headers) throws IOException {
        return new String(get(url, headers).body(), StandardCharsets.UTF_8);
    }

    /** Whether the address answers with status 200 and something that contains {@code part}. */
    public static boolean answers(String url, String part) {
        try {
            HttpResponse<byte[]> answer = get(url);
            return answer.statusCode() == 200 && new String(answer.body(), StandardCharsets.UTF_8).contains(part);
        } catch (IOException e) {
            // Nothing listens yet.
            return false;
        }
    }
}
