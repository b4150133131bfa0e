package io.pgcluster.render.plan.secret;

import io.pgcluster.render.platform.CompanionPlan;

/**
 * The password with which a page's first user is created. The page keeps its own copy from then on, so it is changed there.
 *
 * @param service the service whose page it is
 * @param page the page's name, for users
 * @param user the page's first user
 * @param file the password's file in the secrets directory
 * @param length number of characters of a generated password
 */
public record PagePassword(String service, String page, String user, String file, int length) {
    /** The name of the file in the container. */
    public static final String NAME = "password";

    /** In a directory of their own: a role may have any name. */
    static PagePassword of(CompanionPlan plan, String user, int length) {
        return new PagePassword(
                plan.name(), plan.companion().title(), user, "pages/" + plan.name() + ".password", length);
    }
}
