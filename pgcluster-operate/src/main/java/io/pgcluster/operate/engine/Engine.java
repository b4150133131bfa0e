package io.pgcluster.operate.engine;

import io.pgcluster.operate.program.Conversation;
import io.pgcluster.operate.program.Outcome;
import io.pgcluster.operate.program.PipeOutcome;
import io.pgcluster.operate.program.ProgramException;
import io.pgcluster.operate.program.ProgramSocketFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;

/**
 * What the parts of one cluster run on. Parts are called what the plan calls them; what the engine calls them is its own business.
 * Every call ends within a limit; an engine that does not do what it is asked for throws {@link ProgramException} with its words.
 */
public interface Engine {
    /** The parts that exist, running or not, by name. */
    SortedMap<String, Part> parts();

    /** What a part wrote last, at most {@code lines} lines. */
    String log(String part, int lines);

    /** Runs {@code command} in a part, giving it {@code input}; tells how it ended, also if it failed. */
    default Outcome exec(String part, String input, Duration limit, List<String> command) {
        return exec(part, input, limit, line -> {}, command);
    }

    /** The same for a command that takes long; {@code onLine} sees each line of its output as it comes, from other threads. */
    Outcome exec(String part, String input, Duration limit, Consumer<String> onLine, List<String> command);

    /**
     * Runs a command in one part and a command in another at once, the second reading byte by byte what the first writes; tells how both
     * ended. {@code onLine} sees what they say meanwhile, from other threads.
     */
    PipeOutcome pipe(
            String from, List<String> source, String to, List<String> sink, Duration limit, Consumer<String> onLine);

    /**
     * Runs {@code command} on the volumes of a part that is stopped, with everything that the part itself is given; tells how it ended,
     * also if it failed. Of one part there is one such command at a time: a second one fails.
     */
    default Outcome once(String part, Duration limit, Consumer<String> onLine, List<String> command) {
        return once(part, Map.of(), limit, onLine, command);
    }

    /**
     * The same with volumes of another cluster in the place of the part's own, which are not touched; the part itself may run then. Of one
     * volume there is one such command at a time.
     *
     * @param instead the engine's names of the other volumes, by the plan's names of those whose place they take
     */
    Outcome once(
            String part, Map<String, String> instead, Duration limit, Consumer<String> onLine, List<String> command);

    /** Starts {@code command} in a part to talk with it. */
    Conversation converse(String part, List<String> command);

    /** Lets the JDBC driver connect through {@code command} in a part, which carries bytes of its input and output to a server. */
    ProgramSocketFactory.Ticket tunnel(String part, List<String> command);

    /**
     * The command line that runs {@code command} in a part for a person.
     *
     * @param terminal whether the person has a terminal
     * @param variables names of environment variables that the command gets from the process that runs it
     */
    List<String> interactive(String part, boolean terminal, List<String> variables, List<String> command);

    /** Makes the images of the parts available. */
    void provideImages(Consumer<String> step);

    /** Names of parts that exist and are not what the rendered files say. */
    Set<String> outdated();

    /**
     * Creates and starts what the rendered files say and removes what they do not mention; returns before parts are healthy.
     *
     * @param replace whether parts that are not what the files say are replaced, and with each all that depend on it
     */
    void start(boolean replace, Duration limit);

    /** Creates one part, or replaces it, as the files say, and starts it; nothing that it depends on. */
    void replace(String part, Duration limit);

    /** Replaces one part as the files say without starting it; {@link #start} does when its turn comes. */
    void prepare(String part, Duration limit);

    /** Stops a part in order and starts it again. */
    void restart(String part, Duration limit);

    /** The job that hands keys to the parts, which wait for it; empty if parts get their keys without one. */
    Optional<String> keysJob();

    /** Stops one part in order, and keeps it; a part that is stopped stays so. */
    void stopPart(String part, Duration limit);

    /** Starts a part that was stopped. */
    void startPart(String part, Duration limit);

    /**
     * Removes what the members keep of the cluster where its leader lock is: the lock, the history, the dynamic configuration. The members
     * must be stopped. The first one that starts makes it again.
     */
    void resetCoordination(Duration limit);

    /** Sends a signal, such as {@code HUP}, to the main process of a part. */
    void signal(String part, String signal, Duration limit);

    /** Stops and removes every part, and with {@code data} all data, also of parts that left. */
    void stop(boolean data, Duration limit, Consumer<String> step);

    /** What can be broken on purpose. */
    Faults faults();

    /** What outlasts the parts. */
    Volumes volumes();

    /** What a person types on this engine. */
    Advice advice();
}
