package io.pgcluster.monitoring.rule;

/**
 * Where the links of alerts lead.
 *
 * @param grafanaUrl Grafana's address, without a slash at the end
 * @param runbookUrl the folder of the runbooks, an address or a path, without a slash at the end
 */
public record Links(String grafanaUrl, String runbookUrl) {
    /** A Grafana on this machine, and the runbooks by their path in the repository: only their publisher knows an address. */
    public static final Links DEFAULT = new Links("http://localhost:3000", "docs/runbooks");

    /** Refuses addresses that links would be broken with. */
    public Links {
        if (!grafanaUrl.matches("https?://[^\\s{}]+[^/\\s{}]")) {
            throw new IllegalArgumentException(
                    "grafanaUrl must begin with http:// or https:// and end without a slash, found \"" + grafanaUrl
                            + "\"");
        }
        if (!runbookUrl.matches("[^\\s{}]*[^/\\s{}]")) {
            throw new IllegalArgumentException(
                    "runbookUrl must be an address or a path and end without a slash, found \"" + runbookUrl + "\"");
        }
    }
}
