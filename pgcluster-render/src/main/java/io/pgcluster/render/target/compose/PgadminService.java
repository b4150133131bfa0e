package io.pgcluster.render.target.compose;

import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.secret.Authority;
import io.pgcluster.render.plan.secret.PagePassword;
import io.pgcluster.render.platform.CompanionPlan;
import io.pgcluster.render.text.Tree;
import java.util.List;

/**
 * pgAdmin with the cluster's servers. Its settings are values of Python, written into a file in memory at each start. It keeps no
 * passwords of databases.
 */
final class PgadminService {
    private static final String CONFIGURATION = "/etc/pgcluster-pgadmin";
    private static final String RUN = "/run/pgadmin";

    private PgadminService() {}

    static Tree service(Plan plan, CompanionPlan companion) {
        return CompanionService.confined(plan, companion, ComposePorts.PGADMIN)
                .put("environment", environment())
                .put("networks", List.of(ComposeNames.FRONT_NETWORK, ComposeNames.EDGE_NETWORK))
                .put("depends_on", ServiceDefaults.afterKeys())
                .put(
                        "tmpfs",
                        List.of(
                                "/tmp:size=64m,mode=1777",
                                RUN + ":size=1m,mode=0700,uid=" + companion.userId() + ",gid=" + companion.userId()))
                .put(
                        "volumes",
                        List.of(
                                ServiceDefaults.directory(Layout.PGADMIN, CONFIGURATION),
                                CompanionService.secrets(companion),
                                CompanionService.data(companion, "/var/lib/pgadmin")))
                .put(
                        "healthcheck",
                        CompanionService.health("http://127.0.0.1:" + ComposePorts.PGADMIN + "/misc/ping", "120s"));
    }

    private static Tree environment() {
        return new Tree()
                .put("PGADMIN_DEFAULT_EMAIL", ComposeCompanions.PGADMIN_USER)
                .put("PGADMIN_DEFAULT_PASSWORD_FILE", ComposeNames.tls(PagePassword.NAME))
                .put("PGADMIN_LISTEN_ADDRESS", "0.0.0.0")
                .put("PGADMIN_LISTEN_PORT", Integer.toString(ComposePorts.PGADMIN))
                .put("PGADMIN_DISABLE_POSTFIX", "true")
                .put("PGADMIN_CUSTOM_CONFIG_DISTRO_FILE", RUN + "/config_distro.py")
                .put("PGADMIN_SERVER_JSON_FILE", CONFIGURATION + "/servers.json")
                .put("PGADMIN_REPLACE_SERVERS_ON_STARTUP", "True")
                .put("PGADMIN_CONFIG_ALLOW_SPECIAL_EMAIL_DOMAINS", "['local']")
                .put("PGADMIN_CONFIG_ALLOW_SAVE_PASSWORD", "False")
                .put("PGADMIN_CONFIG_UPGRADE_CHECK_ENABLED", "False")
                .put("PGADMIN_CONFIG_SHOW_GRAVATAR_IMAGE", "False")
                .put("PGADMIN_CONFIG_LLM_ENABLED", "False")
                .put("PGSSLROOTCERT", ComposeNames.tls(Authority.DATABASE.certificateFile()));
    }
}
