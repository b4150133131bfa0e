package io.pgcluster.model.postgres;

import java.util.Optional;

/** Why a version of PostgreSQL does not know a parameter. */
public sealed interface Absence {
    /** What is the matter, to be read behind the parameter's name. */
    String problem();

    /** What to do. */
    String hint();

    /**
     * A newer version knows it.
     *
     * @param since the first version that does
     */
    record AddedLater(PostgresVersion since) implements Absence {
        @Override
        public String problem() {
            return "exists only since PostgreSQL " + since;
        }

        @Override
        public String hint() {
            return "remove it, or use PostgreSQL " + since + " or newer";
        }
    }

    /**
     * Older versions knew it.
     *
     * @param gone the first major version without it
     * @param replacement the parameter that does its work now; empty where there is none
     * @param advice what to do instead
     */
    record Removed(int gone, Optional<String> replacement, String advice) implements Absence {
        @Override
        public String problem() {
            return "was removed in PostgreSQL " + gone;
        }

        @Override
        public String hint() {
            return advice;
        }
    }

    /** Nothing is known by this name, and it is not of an extension's form. */
    record Unknown() implements Absence {
        @Override
        public String problem() {
            return "is not a parameter of any supported PostgreSQL";
        }

        @Override
        public String hint() {
            return "check the name";
        }
    }

    /**
     * A name with a dot whose extension is not among those known: the server takes any such name, unchecked.
     *
     * @param extension what stands before the dot
     */
    record ForeignExtension(String extension) implements Absence {
        @Override
        public String problem() {
            return "belongs to an extension, " + extension + ", whose parameters cannot be checked";
        }

        @Override
        public String hint() {
            return "make sure that the extension is installed and the value is valid: the server reports no error";
        }
    }
}
