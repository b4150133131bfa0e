package io.pgcluster.render.plan.report;

import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.secret.CertificatePlan;
import io.pgcluster.render.plan.secret.PagePassword;
import io.pgcluster.render.platform.CompanionPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Secrets that are needed; never what they are. */
final class SecretTables {
    private SecretTables() {}

    static ReportSection certificates(Plan plan) {
        return new ReportSection(
                "certificates",
                "Certificates",
                List.of("file", "signed by", "subject", "names", "usage"),
                plan.secrets().certificates().stream().map(SecretTables::row).toList());
    }

    private static List<String> row(CertificatePlan certificate) {
        String names = Stream.concat(certificate.dnsNames().stream(), certificate.ipAddresses().stream())
                .collect(Collectors.joining(", "));
        String usages = certificate.usages().stream()
                .map(usage -> usage.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return List.of(
                certificate.certificateFile(),
                certificate.authority().certificateFile(),
                certificate.commonName(),
                names,
                usages);
    }

    /** Pages of programs next to the cluster, and what they are first entered with. */
    static ReportSection pages(Plan plan) {
        List<List<String>> rows = new ArrayList<>();
        for (CompanionPlan companion : plan.topology().companions()) {
            companion
                    .page()
                    .ifPresent(page -> rows.add(List.of(
                            companion.companion().title(),
                            page.url(),
                            page.user().orElse("none"),
                            plan.secrets()
                                    .page(companion.name())
                                    .map(PagePassword::file)
                                    .orElse("none"))));
        }
        return new ReportSection("pages", "Pages", List.of("page", "address", "first user", "password file"), rows);
    }

    static ReportSection passwords(Plan plan) {
        return new ReportSection(
                "passwords",
                "Passwords",
                List.of("role", "file", "length"),
                plan.secrets().passwords().stream()
                        .map(password ->
                                List.of(password.role(), password.passwordFile(), Integer.toString(password.length())))
                        .toList());
    }
}
