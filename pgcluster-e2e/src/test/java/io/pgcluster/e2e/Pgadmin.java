package io.pgcluster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** pgAdmin's page, as a browser uses it. */
final class Pgadmin {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Pattern LOGIN_TOKEN = Pattern.compile("csrfToken\"?: ?\"([^\"]+)\"");
    private static final Pattern TOKEN = Pattern.compile("csrf_token'?\\]? ?= ?'([^']+)'");
    private static final JsonMapper JSON = new JsonMapper();

    private final String url;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .cookieHandler(new CookieManager())
            .build();

    private Pgadmin(int port) {
        this.url = "http://127.0.0.1:" + port;
    }

    /** Signs in; fails if that is refused. */
    static Pgadmin signIn(int port, String user, String password) {
        Pgadmin page = new Pgadmin(port);
        HttpResponse<String> answer = page.post(
                "/authenticate/login",
                "csrf_token=" + encoded(token(page.get("/login", ""), LOGIN_TOKEN)) + "&email=" + encoded(user)
                        + "&password=" + encoded(password) + "&internal_button=Login&language=en");
        assertThat(answer.statusCode()).as("the answer to the password").isEqualTo(302);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).contains("/browser/"));
        return page;
    }

    /** The names of the servers of a group; an empty group does not answer. */
    List<String> servers(String group) throws IOException {
        String token = token(get("/browser/js/utils.js", ""), TOKEN);
        List<String> names = new ArrayList<>();
        for (JsonNode one :
                JSON.readTree(get("/browser/server_group/nodes/", token)).path("data")) {
            if (one.path("label").asText().equals(group)) {
                String servers = get("/browser/server/nodes/" + one.path("_id").asText() + "/", token);
                JSON.readTree(servers)
                        .path("result")
                        .forEach(server -> names.add(server.path("label").asText()));
            }
        }
        return names;
    }

    private String get(String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
        if (!token.isEmpty()) {
            request.header("X-pgA-CSRFToken", token);
        }
        HttpResponse<String> answer = send(request);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private HttpResponse<String> post(String path, String form) {
        return send(HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(LIMIT).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("pgAdmin does not answer at " + url, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking pgAdmin", e);
        }
    }

    private static String token(String page, Pattern where) {
        Matcher found = where.matcher(page);
        assertThat(found.find()).as("a token in pgAdmin's page").isTrue();
        return found.group(1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
