package io.pgcluster.exporter.http;

import io.pgcluster.exporter.webconfig.WebSecurity;
import io.pgcluster.model.value.Secret;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets users in who know their password. Health and readiness, which tell nothing of any server, are for everybody. */
final class BasicAuthentication {
    private static final int MAX_CREDENTIALS = 1024;
    private static final String SCHEME = "basic ";

    private record Credentials(String user, String password) {
        @Override
        public String toString() {
            return user;
        }
    }

    private final Supplier<WebSecurity> security;
    private final Executor verifiers;
    private final PasswordCheck check = new PasswordCheck();

    BasicAuthentication(Supplier<WebSecurity> security, Executor verifiers) {
        this.security = security;
        this.verifiers = verifiers;
    }

    void handle(RoutingContext context) {
        Map<String, Secret> users = security.get().users();
        String path = context.request().path();
        if (users.isEmpty() || path.equals(Routes.HEALTHY) || path.equals(Routes.READY)) {
            context.next();
            return;
        }
        Optional<Credentials> given = credentials(context.request().getHeader(HttpHeaders.AUTHORIZATION));
        if (given.isEmpty()) {
            refuse(context);
            return;
        }
        Credentials credentials = given.get();
        Optional<Boolean> remembered = check.remembered(users, credentials.user(), credentials.password());
        if (remembered.isPresent()) {
            decide(context, remembered.get());
        } else {
            verify(context, users, credentials);
        }
    }

    private void verify(RoutingContext context, Map<String, Secret> users, Credentials credentials) {
        try {
            verifiers.execute(() -> {
                boolean right = check.verify(users, credentials.user(), credentials.password());
                context.vertx().getOrCreateContext().runOnContext(ignored -> decide(context, right));
            });
        } catch (RejectedExecutionException e) {
            context.response().putHeader(HttpHeaders.RETRY_AFTER, "1");
            Pages.text(context, 503, "too many passwords wait to be verified");
        }
    }

    private static void decide(RoutingContext context, boolean right) {
        if (right) {
            context.next();
        } else {
            refuse(context);
        }
    }

    private static void refuse(RoutingContext context) {
        context.response().putHeader("WWW-Authenticate", "Basic realm=\"pgcluster-exporter\", charset=\"UTF-8\"");
        Pages.text(context, 401, "Unauthorized");
    }

    private static Optional<Credentials> credentials(@Nullable String header) {
        if (header == null
                || header.length() > MAX_CREDENTIALS
                || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        try {
            byte[] bytes =
                    Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
            String text = new String(bytes, StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new Credentials(text.substring(0, colon), text.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            // No Base64: answered in the same way as a wrong password.
            return Optional.empty();
        }
    }
}
