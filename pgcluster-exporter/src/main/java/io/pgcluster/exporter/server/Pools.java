package io.pgcluster.exporter.server;

import io.pgcluster.exporter.time.Deadline;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Pools of the databases of one server under one budget. The home database has its share; the rest of the budget is for the databases that
 * were used last, one connection each. A pool is closed before another one takes its place.
 */
final class Pools implements AutoCloseable {
    private final Dsn dsn;
    private final ServerLimits limits;
    private final ScheduledExecutorService housekeeping;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private int homeShare;
    private int closing;
    private boolean closed;

    Pools(Dsn dsn, ServerLimits limits, ScheduledExecutorService housekeeping) {
        this.dsn = dsn;
        this.limits = limits;
        this.housekeeping = housekeeping;
        this.homeShare = limits.connections();
    }

    /** Divides the budget for a server where so many databases beside home are visited. */
    int share(int others) {
        lock.lock();
        try {
            homeShare = Math.max(1, limits.connections() - others);
            Entry home = entries.get(dsn.database());
            if (home != null && home.capacity != homeShare) {
                home.capacity = Math.min(homeShare, home.capacity + free());
                home.pool.resize(home.capacity);
                changed.signalAll();
            }
            return homeShare;
        } finally {
            lock.unlock();
        }
    }

    /** A place in the pool of a database; who takes it gives it back. */
    DatabasePool acquire(String database, Deadline deadline) throws SQLException {
        Optional<DatabasePool> place = Optional.empty();
        while (place.isEmpty()) {
            Optional<Entry> victim = Optional.empty();
            lock.lock();
            try {
                place = place(database);
                while (place.isEmpty() && victim.isEmpty()) {
                    victim = entries.containsKey(database) ? Optional.empty() : removeIdle();
                    if (victim.isEmpty()) {
                        requireTime(
                                database,
                                changed.awaitNanos(deadline.remaining().toNanos()));
                        place = place(database);
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SQLTransientConnectionException("interrupted", "08001", e);
            } finally {
                lock.unlock();
            }
            victim.ifPresent(this::closeVictim);
        }
        return place.get();
    }

    void release(DatabasePool pool) {
        lock.lock();
        try {
            for (Entry entry : entries.values()) {
                if (entry.pool == pool) {
                    entry.leased--;
                }
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    PoolNumbers numbers() {
        List<Entry> all;
        lock.lock();
        try {
            all = List.copyOf(entries.values());
        } finally {
            lock.unlock();
        }
        return all.stream().map(entry -> entry.pool.numbers()).reduce(PoolNumbers.NONE, PoolNumbers::plus);
    }

    @Override
    public void close() {
        List<Entry> all;
        lock.lock();
        try {
            closed = true;
            all = List.copyOf(entries.values());
            entries.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        all.forEach(entry -> entry.pool.close());
    }

    private Optional<DatabasePool> place(String database) throws SQLException {
        if (closed) {
            throw new SQLTransientConnectionException(dsn.address() + " is not watched any more", "08003");
        }
        Entry entry = entries.get(database);
        if (entry == null && free() > 0) {
            int size = database.equals(dsn.database()) ? Math.min(homeShare, free()) : 1;
            entry = new Entry(new DatabasePool(dsn, limits, database, size, housekeeping), size);
            entries.put(database, entry);
        }
        if (entry == null || entry.leased >= entry.capacity) {
            return Optional.empty();
        }
        entry.leased++;
        return Optional.of(entry.pool);
    }

    /** The pool that was used least recently, home last. */
    private Optional<Entry> removeIdle() {
        Optional<String> candidate = entries.entrySet().stream()
                .filter(entry -> entry.getValue().leased == 0 && !entry.getKey().equals(dsn.database()))
                .map(Map.Entry::getKey)
                .findFirst();
        Entry home = entries.get(dsn.database());
        if (candidate.isEmpty() && home != null && home.leased == 0 && entries.size() == 1) {
            candidate = Optional.of(dsn.database());
        }
        Optional<Entry> victim = candidate.map(entries::remove);
        victim.ifPresent(entry -> closing += entry.capacity);
        return victim;
    }

    private void closeVictim(Entry victim) {
        try {
            victim.pool.close();
        } finally {
            lock.lock();
            try {
                closing -= victim.capacity;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private int free() {
        int taken = closing;
        for (Entry entry : entries.values()) {
            taken += Math.max(entry.capacity, entry.leased);
        }
        return Math.max(0, limits.connections() - taken);
    }

    private void requireTime(String database, long nanos) throws SQLException {
        if (nanos <= 0) {
            throw new SQLTransientConnectionException(
                    "all " + limits.connections() + " connections were in use, none was free for " + database, "08001");
        }
    }

    private static final class Entry {
        private final DatabasePool pool;
        private int capacity;
        private int leased;

        Entry(DatabasePool pool, int capacity) {
            this.pool = pool;
            this.capacity = capacity;
        }
    }
}
