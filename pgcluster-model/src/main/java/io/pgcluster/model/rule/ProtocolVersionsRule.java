package io.pgcluster.model.rule;

import io.pgcluster.model.problem.Finding;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** TLS versions: a range must hold one, and ciphers are chosen in it only up to TLS 1.2. */
final class ProtocolVersionsRule implements SpecRule {
    private static final String ID = "protocol-versions";
    private static final String PATH = "spec.postgres.parameters.";
    private static final String MINIMUM = "ssl_min_protocol_version";
    private static final String MAXIMUM = "ssl_max_protocol_version";
    private static final String OLDER = "tlsv1.2";
    private static final String NEWER = "tlsv1.3";

    @Override
    public List<Finding> check(Candidate candidate) {
        ParameterText parameters = ParameterText.of(candidate);
        String minimum = version(parameters, MINIMUM);
        String maximum = version(parameters, MAXIMUM);
        if (minimum.compareTo(maximum) > 0) {
            return List.of(Finding.error(
                    ID,
                    PATH + MAXIMUM,
                    MAXIMUM + " " + parameters.text(MAXIMUM).orElse("") + " is below " + MINIMUM
                            + ", which is TLSv1.3 unless it is set: the servers would not start",
                    "remove it, or set " + MINIMUM + ": TLSv1.2 as well"));
        }
        Optional<String> ciphers = parameters.text("ssl_ciphers");
        if (ciphers.isEmpty() || minimum.equals(OLDER)) {
            return List.of();
        }
        return List.of(Finding.warning(
                ID,
                PATH + "ssl_ciphers",
                "ssl_ciphers chooses ciphers of TLS 1.2 and older, and only TLS 1.3 is admitted: it has no effect",
                "remove it, or set " + MINIMUM + ": TLSv1.2 as well"));
    }

    /** In lower case, in which these names are ordered as the versions are. */
    private static String version(ParameterText parameters, String name) {
        return parameters
                .text(name)
                .map(text -> text.toLowerCase(Locale.ROOT))
                .filter(text -> !text.isEmpty())
                .orElse(NEWER);
    }
}
