package io.pgcluster.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;

/**
 * Whom the servers run as. PostgreSQL refuses to run as root, as whom builds in containers often run; then its programs
 * are started as the user that owns nothing. Any other user runs them as itself.
 */
public final class ServerUser {
    private static final String NOBODY = "65534";
    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    private ServerUser() {}

    /** The command that runs {@code command} as this user. */
    public static List<String> command(List<String> command) {
        List<String> full = new ArrayList<>();
        if (ROOT) {
            full.addAll(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--"));
        }
        full.addAll(command);
        return full;
    }

    /** Gives a file or directory to this user. */
    public static void own(Path path) throws IOException {
        if (ROOT) {
            PosixFileAttributeView view =
                    Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
            view.setOwner(nobody(path));
        }
    }

    private static UserPrincipal nobody(Path path) throws IOException {
        return path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(NOBODY);
    }

    /** Throws, telling what to do, if this user cannot get at a directory because one above it is closed. */
    public static void requireReachable(Path path) throws IOException {
        for (Path parent = path.toAbsolutePath().getParent(); parent != null; parent = parent.getParent()) {
            if (ROOT && !Files.getPosixFilePermissions(parent).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                throw new IOException(parent + " is closed to other users, so PostgreSQL, which refuses to run as root,"
                        + " cannot run in " + path + ": work as another user, or in a directory that all can enter");
            }
        }
    }
}
