package io.pgcluster.render.target.compose;

/** Keeps secrets out of a repository that a bundle is committed to. */
final class GitIgnore {
    static final String TEXT = "# Keys and passwords: never commit them.\n/" + Layout.SECRETS + "/\n";

    private GitIgnore() {}
}
