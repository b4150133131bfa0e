package io.pgcluster.render.target.monitoring;

import io.pgcluster.render.text.MarkdownText;

/** How the dashboards get into a Grafana: provisioned, or by hand. */
final class ReadmeGrafana {
    private ReadmeGrafana() {}

    static void write(MarkdownText page) {
        page.heading(2, "Grafana");
        page.paragraph("For Grafana 10 or later, without plugins. Provisioned, so that rendering again updates them:");
        page.codeBlock(
                "sh",
                String.join(
                        "\n",
                        "cp " + Layout.DATA_SOURCES + " /etc/grafana/provisioning/datasources/",
                        "cp " + Layout.DASHBOARD_PROVIDER + " /etc/grafana/provisioning/dashboards/",
                        "mkdir -p " + Layout.INSTALLED_DASHBOARDS,
                        "cp " + Layout.DASHBOARDS + "/*.json " + Layout.INSTALLED_DASHBOARDS + "/",
                        "systemctl restart grafana-server"));
        page.paragraph(
                "In a container, mount these files and directories at the same places. By hand, through the API (asks for the"
                        + " password of `admin`), with a data source that exists:");
        page.codeBlock(
                "sh",
                String.join(
                        "\n",
                        "for file in " + Layout.DASHBOARDS + "/*.json; do",
                        "    jq '{dashboard: ., overwrite: true}' \"$file\" |",
                        "        curl --fail --user admin --json @- http://" + Addresses.GRAFANA + "/api/dashboards/db",
                        "done"));
        page.paragraph(
                "or in the browser: Dashboards, New, Import, one file after another. The dashboards offer every data source of type"
                        + " Prometheus; one that you use with them needs the scrape interval of this cluster in its settings.");
    }
}
