package io.pgcluster.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of pgcluster and what it runs on. */
public final class Version implements IVersionProvider {
    private static final String RESOURCE = "/io/pgcluster/cli/version.properties";

    @Override
    public String[] getVersion() throws IOException {
        return new String[] {
            "pgcluster " + number(),
            "Java " + Runtime.version() + ", " + System.getProperty("os.name") + " " + System.getProperty("os.arch")
        };
    }

    private static String number() throws IOException {
        try (InputStream resource = Version.class.getResourceAsStream(RESOURCE)) {
            Properties properties = new Properties();
            properties.load(resource);
            return properties.getProperty("version");
        }
    }
}
