package io.pgcluster.render.plan.secret;

/**
 * A certificate authority. There are two because a certificate means different things: to PostgreSQL its name says what it may do, to
 * the consensus store and Patroni's REST API any certificate may do everything, so those of applications and poolers must not be accepted there.
 */
public enum Authority {
    /** PostgreSQL's protocol: servers, poolers, and roles that log in with a certificate. */
    DATABASE("ca", "database CA"),
    /** The consensus store, where the cluster runs one, and Patroni's REST API. */
    CONTROL("control-ca", "control CA");

    private final String file;
    private final String title;

    Authority(String file, String title) {
        this.file = file;
        this.title = title;
    }

    /** Name of its certificate and key files, without suffix. */
    public String file() {
        return file;
    }

    /** Certificate's file name, in the secrets directory and in every container that trusts it. */
    public String certificateFile() {
        return file + ".crt";
    }

    /** Common name of the authority of the cluster {@code cluster}. */
    public String commonName(String cluster) {
        return cluster + " " + title;
    }
}
