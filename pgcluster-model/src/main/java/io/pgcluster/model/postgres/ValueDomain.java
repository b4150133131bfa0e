package io.pgcluster.model.postgres;

/** The values that a parameter can take. */
public sealed interface ValueDomain permits BooleanDomain, IntegerDomain, RealDomain, EnumDomain, StringDomain {
    /** The server's word for the type: bool, integer, real, enum, string. */
    String type();

    /** What can be written, in a few words for messages. */
    String description();

    /** Judges a value as it would stand between the quotes of the configuration file. */
    ValueCheck check(String value);
}
