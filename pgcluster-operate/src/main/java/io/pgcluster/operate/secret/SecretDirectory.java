package io.pgcluster.operate.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Files that only their owner may read: files of mode 0600 in directories of mode 0700. A file appears or changes at once, complete and
 * on disk, so that a reader never sees half of it.
 */
public class SecretDirectory implements SecretStore {
    private static final Set<PosixFilePermission> DIRECTORY = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private static final String LOCK = ".lock";

    private final Path root;

    /** The files below {@code root}, which need not exist yet. */
    public SecretDirectory(Path root) {
        this.root = root;
    }

    /** Where {@code file} is. */
    public Path path(String file) {
        return root.resolve(file);
    }

    @Override
    public Optional<String> read(String file) {
        try {
            return Optional.of(Files.readString(path(file), StandardCharsets.US_ASCII));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path(file), e);
        }
    }

    /** Writes {@code file} if its text is another one or others could read it; tells whether it did. */
    @Override
    public boolean write(String file, String text) {
        try {
            Path target = path(file);
            if (read(file).filter(text::equals).isPresent() && isPrivate(target)) {
                return false;
            }
            createDirectories(directoryOf(target));
            replace(target, text);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + path(file), e);
        }
    }

    @Override
    public void delete(String file) {
        try {
            Files.deleteIfExists(path(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + path(file), e);
        }
    }

    @Override
    public String describe(String file) {
        return path(file).toString();
    }

    @Override
    public <T> T locked(Supplier<T> work) {
        write(LOCK, "");
        try (FileChannel channel = FileChannel.open(path(LOCK), StandardOpenOption.WRITE);
                FileLock lock = lock(channel)) {
            if (lock == null) {
                throw new SecretsException("another pgcluster is creating secrets in " + root
                        + " right now; try again when it has finished");
            }
            return work.get();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + path(LOCK), e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private void createDirectories(Path directory) throws IOException {
        if (!directory.equals(root)) {
            createDirectories(directoryOf(directory));
        } else {
            Files.createDirectories(directoryOf(directory.toAbsolutePath()));
        }
        if (!Files.isDirectory(directory)) {
            Files.createDirectory(directory, attributes(directory, DIRECTORY));
        } else if (isPosix(directory)
                && !Files.getPosixFilePermissions(directory).equals(DIRECTORY)) {
            Files.setPosixFilePermissions(directory, DIRECTORY);
        }
    }

    /** Puts {@code text} in the place of {@code target}; tests end a run here. */
    void replace(Path target, String text) throws IOException {
        Path directory = directoryOf(target);
        Path fresh =
                Files.createTempFile(directory, "." + target.getFileName() + ".", ".new", attributes(directory, FILE));
        try {
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            keepOrder(directory);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** Puts the change of name on disk, so that after a power failure no later change is there without it. */
    private static void keepOrder(Path directory) throws IOException {
        if (isPosix(directory)) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static Path directoryOf(Path file) {
        Path directory = file.getParent();
        return directory == null ? Path.of("") : directory;
    }

    private static boolean isPrivate(Path file) throws IOException {
        return !isPosix(file) || Files.getPosixFilePermissions(file).equals(FILE);
    }

    private static FileAttribute<?>[] attributes(Path near, Set<PosixFilePermission> permissions) {
        return isPosix(near)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
