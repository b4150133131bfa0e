package io.pgcluster.render.plan.server;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How every database node is configured.
 *
 * @param parameters every server parameter with its origin, by name; {@link DynamicConfiguration} and {@code local} have them apart
 * @param dynamic what is kept in the consensus store
 * @param local parameters that name files of the node, kept in its own file
 * @param accessRules lines of pg_hba.conf, first match decides
 * @param identityMap lines of pg_ident.conf: map, system user, role
 * @param initDb how the database system is created
 */
public record ServerPlan(
        List<ParameterPlan> parameters,
        DynamicConfiguration dynamic,
        SortedMap<String, String> local,
        List<HbaRule> accessRules,
        List<String> identityMap,
        InitDb initDb) {
    /** Keeps unmodifiable copies. */
    public ServerPlan {
        parameters = List.copyOf(parameters);
        local = Collections.unmodifiableSortedMap(new TreeMap<>(local));
        accessRules = List.copyOf(accessRules);
        identityMap = List.copyOf(identityMap);
    }

    /** The value of a parameter wherever it is kept, or {@code otherwise}. */
    public String parameter(String name, String otherwise) {
        Map<String, String> dynamicParameters = dynamic.parameters();
        return local.getOrDefault(name, dynamicParameters.getOrDefault(name, otherwise));
    }
}
