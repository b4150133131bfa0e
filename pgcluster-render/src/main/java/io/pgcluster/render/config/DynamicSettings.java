package io.pgcluster.render.config;

import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.text.JsonText;
import io.pgcluster.render.text.Tree;

/**
 * Patroni's dynamic configuration as JSON. Patroni reads {@code bootstrap.dcs} only when it creates the cluster, so this file is put to
 * its REST API on every start.
 */
public final class DynamicSettings {
    private DynamicSettings() {}

    /** The file. */
    public static String text(Plan plan) {
        return JsonText.write(tree(plan));
    }

    static Tree tree(Plan plan) {
        return new Tree().putAll(plan.server().dynamic().tree());
    }
}
