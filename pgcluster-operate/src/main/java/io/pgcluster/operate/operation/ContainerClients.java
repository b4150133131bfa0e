package io.pgcluster.operate.operation;

import io.pgcluster.operate.cluster.ClientAccess;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.platform.CompanionPlan;
import io.pgcluster.render.platform.Endpoint;
import io.pgcluster.render.platform.Exporter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says how clients reach a cluster through its published addresses. */
final class ContainerClients {
    private final Plan plan;
    private final ClientAccess access;

    ContainerClients(Plan plan, ClientAccess access) {
        this.plan = plan;
        this.access = access;
    }

    ClientGuide guide() {
        List<ClientGuide.Address> addresses = plan.topology().endpoints().stream()
                .map(endpoint -> new ClientGuide.Address(
                        Optional.empty(),
                        endpoint.purpose().toString(),
                        endpoint.address(),
                        endpoint.port(),
                        access.jdbcUrl(List.of(endpoint))))
                .toList();
        return new ClientGuide(
                addresses,
                connections(),
                access.user(),
                access.passwordFile(),
                access.trust(),
                plan.clients().admitsThisHost(),
                !plan.topology().poolers().isEmpty(),
                plan.topology().exporter().map(Exporter::url),
                Optional.empty(),
                plan.topology().companions().stream()
                        .flatMap(one -> one.page().stream().map(page -> companion(one, page)))
                        .toList());
    }

    private ClientGuide.CompanionPage companion(CompanionPlan companion, CompanionPlan.Page page) {
        return new ClientGuide.CompanionPage(
                companion.companion().title(),
                page.url(),
                page.user(),
                plan.secrets().page(companion.name()).map(one -> access.secret(one.file())));
    }

    private List<ClientGuide.ConnectionText> connections() {
        List<ClientGuide.ConnectionText> connections = new ArrayList<>();
        for (Endpoint.Purpose purpose : Endpoint.Purpose.values()) {
            List<Endpoint> endpoints = plan.topology().endpoints(purpose);
            if (!endpoints.isEmpty()) {
                connections.add(new ClientGuide.ConnectionText(
                        purpose.toString(), access.jdbcUrl(endpoints), access.libpq(endpoints)));
            }
        }
        return connections;
    }
}
