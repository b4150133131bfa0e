package io.pgcluster.render.platform;

import java.util.List;

/**
 * Where a cluster stands. Two platforms give two plans of the same cluster: what it is stays the same, and everything that depends on the
 * place is in here.
 *
 * @param topology what runs there, under which names
 * @param sources how access rules name the addresses that connections come from
 * @param paths directories and files inside the containers
 * @param users user ids that the parts run as
 * @param images container images, one for each component that runs
 * @param notes what users should know about the place before they deploy
 * @param omissions what the specification asks for that this version does not do there
 */
public record Platform(
        Topology topology,
        SourceAddresses sources,
        Paths paths,
        UserIds users,
        List<ImagePlan> images,
        List<Note> notes,
        List<Note> omissions) {
    /** Keeps unmodifiable copies. */
    public Platform {
        images = List.copyOf(images);
        notes = List.copyOf(notes);
        omissions = List.copyOf(omissions);
    }
}
