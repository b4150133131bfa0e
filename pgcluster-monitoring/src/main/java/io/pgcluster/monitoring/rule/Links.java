package io.pgcluster.monitoring.rule;

/**
 * Where the links of alerts lead.
 *
 * @param grafanaUrl Grafana's address, without a slash at the end
 * @param runbookUrl the folder of the runbooks, without a slash at the end
 */
public record Links(String grafanaUrl, String runbookUrl) {
    /** A Grafana on this machine, and the runbooks of the repository. */
    public static final Links DEFAULT =
            new Links("http://localhost:3000", "https://github.com/pgcluster/pgcluster/blob/main/docs/runbooks");

    /** Refuses addresses that links would be broken with. */
    public Links {
        check("grafanaUrl", grafanaUrl);
        check("runbookUrl", runbookUrl);
    }

    private static void check(String name, String url) {
        if (!url.matches("https?://[^\\s{}]+[^/\\s{}]")) {
            throw new IllegalArgumentException(
                    name + " must begin with http:// or https:// and end without a slash, found \"" + url + "\"");
        }
    }
}
