package io.pgcluster.cli.command;

import io.pgcluster.operate.operation.ClientGuide;
import io.pgcluster.operate.operation.UpReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code up} came to, for programs. */
final class UpReportJson {
    private UpReportJson() {}

    static Map<String, Object> of(String name, String engine, UpReport report) {
        ClientGuide clients = report.clients();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("cluster", name);
        fields.put("engine", engine);
        report.firstWrite().ifPresent(time -> fields.put("firstWriteSeconds", time.toMillis() / 1000.0));
        fields.put("completeSeconds", report.complete().toMillis() / 1000.0);
        fields.put("restarted", report.restarted());
        fields.put("removedMembers", report.left());
        fields.put("notes", report.notes());
        fields.put("pendingRestart", report.pendingRestart());
        fields.put("leftOut", report.omitted());
        fields.put(
                "endpoints",
                clients.addresses().stream().map(UpReportJson::address).toList());
        fields.put("connections", connections(clients));
        fields.put("secrets", new SecretsReport(report.secrets()).json());
        fields.put("user", clients.user());
        fields.put("passwordFile", clients.passwordFile().toString());
        fields.put("trust", clients.trust().toString());
        clients.metrics().ifPresent(url -> fields.put("metrics", url));
        clients.page().ifPresent(url -> fields.put("live", url));
        fields.put(
                "pages", clients.companions().stream().map(UpReportJson::page).toList());
        return fields;
    }

    private static Map<String, Object> page(ClientGuide.CompanionPage page) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("page", page.title());
        one.put("url", page.url());
        page.user().ifPresent(user -> one.put("user", user));
        page.passwordFile().ifPresent(file -> one.put("passwordFile", file.toString()));
        return one;
    }

    private static Map<String, Object> address(ClientGuide.Address address) {
        Map<String, Object> one = new LinkedHashMap<>();
        address.member().ifPresent(member -> one.put("member", member));
        one.put("purpose", address.purpose());
        one.put("address", address.address());
        one.put("port", address.port());
        one.put("jdbcUrl", address.jdbcUrl());
        return one;
    }

    /** What clients connect with: all addresses of a purpose in one text. */
    private static List<Map<String, Object>> connections(ClientGuide clients) {
        return clients.connections().stream()
                .map(text -> {
                    Map<String, Object> one = new LinkedHashMap<>();
                    one.put("purpose", text.purpose());
                    one.put("jdbcUrl", text.jdbcUrl());
                    one.put("libpq", text.libpq());
                    return one;
                })
                .toList();
    }
}
