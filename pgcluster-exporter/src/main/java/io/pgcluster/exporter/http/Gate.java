package io.pgcluster.exporter.http;

import io.pgcluster.exporter.failure.Reason;
import io.pgcluster.exporter.webconfig.ClientAuthType;
import io.pgcluster.exporter.webconfig.WebSecurity;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.security.cert.Certificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What every request passes first: the headers of every answer, the rate limit, and the names in the client's certificate. */
final class Gate {
    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

    private final Supplier<WebSecurity> security;
    private final RateLimiter limiter = new RateLimiter(System::nanoTime);

    Gate(Supplier<WebSecurity> security) {
        this.security = security;
    }

    void handle(RoutingContext context) {
        WebSecurity current = security.get();
        current.headers().forEach((name, value) -> context.response().putHeader(name, value));
        if (current.rateLimit().isPresent() && !limiter.take(current.rateLimit().get())) {
            Pages.text(context, 429, "Too Many Requests");
        } else if (current.tls().isPresent() && !admits(current.tls().get(), context.request())) {
            Pages.text(context, 403, "the names in the client's certificate are not among those that are let in");
        } else {
            context.next();
        }
    }

    private static boolean admits(WebSecurity.Tls tls, HttpServerRequest request) {
        if (tls.allowedNames().isEmpty() || tls.clients() == ClientAuthType.NONE) {
            return true;
        }
        SSLSession session = request.sslSession();
        try {
            Certificate[] chain = session == null ? new Certificate[0] : session.getPeerCertificates();
            return chain.length > 0 && holds((X509Certificate) chain[0], tls.allowedNames());
        } catch (SSLPeerUnverifiedException e) {
            // No certificate at all, where none is required.
            return !tls.clients().isRequired();
        } catch (CertificateParsingException e) {
            LOG.warn("the names in a client's certificate cannot be read: {}", Reason.of(e));
            return false;
        }
    }

    private static boolean holds(X509Certificate certificate, Set<String> allowed) throws CertificateParsingException {
        Collection<List<?>> names = certificate.getSubjectAlternativeNames();
        return names != null
                && names.stream().anyMatch(name -> name.get(1) instanceof String text && allowed.contains(text));
    }
}
