package io.pgcluster.operate.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.pgcluster.operate.failure.FailedException;
import io.pgcluster.operate.failure.RefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The journal of the last restore, in a file of the cluster's directory. It is kept when the restore has ended, for the way back. */
public final class RestoreRecord {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;

    /** The record in {@code directory}, the cluster's. */
    public RestoreRecord(Path directory) {
        this.file = directory.resolve(".pgcluster/restore.json");
    }

    /**
     * Refuses an operation while a restore is unfinished: a member with the data of before could take over.
     *
     * @throws RefusedException if one is
     */
    public void refuseUnfinished() {
        read().filter(journal -> !journal.isFinished()).ifPresent(journal -> {
            throw new RefusedException(
                    journal.describe() + " was interrupted while " + journal.next() + "; nothing was done now",
                    "pgcluster restore --resume goes on from there, pgcluster restore --undo brings back the data of before");
        });
    }

    /** Whether a restore has ended whose former data is kept. */
    public boolean isKept() {
        return read().isPresent();
    }

    Optional<RestoreJournal> read() {
        try {
            return Optional.of(JSON.readValue(Files.readString(file), RestoreJournal.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JsonProcessingException e) {
            throw new FailedException(
                    file + " is damaged, so it is not known how far a restore went: " + e.getOriginalMessage(),
                    "look at it; when every member is as it should be, remove it");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Replaces what is there; on the disk when this returns. */
    void write(RestoreJournal journal) {
        Path fresh = file.resolveSibling("restore.json.new");
        try {
            Files.createDirectories(file.getParent());
            byte[] text = (JSON.writerWithDefaultPrettyPrinter().writeValueAsString(journal) + "\n")
                    .getBytes(StandardCharsets.UTF_8);
            try (FileChannel channel = FileChannel.open(
                    fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(text);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** Removes it: nothing is kept of before the restore. */
    public void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + file, e);
        }
    }
}
