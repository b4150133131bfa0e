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
 * Pools of the databases of one server under one budget, apart by whose statements they run. The exporter's own in the home database have
 * their share; the rest of the budget is for the places that were used last, one connection each. A pool is closed before another one
 * takes its place.
 */
final class Pools implements AutoCloseable {
    private final Dsn dsn;
    private final Place home;
    private final ServerLimits limits;
    private final ScheduledExecutorService housekeeping;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Place, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private int homeShare;
    private int closing;
    private boolean closed;

    Pools(Dsn dsn, ServerLimits limits, ScheduledExecutorService housekeeping) {
        this.dsn = dsn;
        this.home = Place.own(dsn.database());
        this.limits = limits;
        this.housekeeping = housekeeping;
        this.homeShare = limits.connections();
    }

    /** Divides the budget for a server where so many places other than home are visited. */
    int share(int others) {
        lock.lock();
        try {
            homeShare = Math.max(1, limits.connections() - others);
            Entry kept = entries.get(home);
            if (kept != null && kept.capacity != homeShare) {
                kept.capacity = Math.min(homeShare, kept.capacity + free());
                kept.pool.resize(kept.capacity);
                changed.signalAll();
            }
            return homeShare;
        } finally {
            lock.unlock();
        }
    }

    /** The pool of a place, with a connection for the caller, who gives it back. */
    DatabasePool acquire(Place place, Deadline deadline) throws SQLException {
        Optional<DatabasePool> pool = Optional.empty();
        while (pool.isEmpty()) {
            Optional<Entry> victim = Optional.empty();
            lock.lock();
            try {
                pool = pool(place);
                while (pool.isEmpty() && victim.isEmpty()) {
                    victim = entries.containsKey(place) ? Optional.empty() : removeIdle();
                    if (victim.isEmpty()) {
                        requireTime(
                                place.database(),
                                changed.awaitNanos(deadline.remaining().toNanos()));
                        pool = pool(place);
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
        return pool.get();
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
        return all().stream().map(entry -> entry.pool.numbers()).reduce(PoolNumbers.NONE, PoolNumbers::plus);
    }

    void closeIdle() {
        all().forEach(entry -> entry.pool.closeIdle());
    }

    private List<Entry> all() {
        lock.lock();
        try {
            return List.copyOf(entries.values());
        } finally {
            lock.unlock();
        }
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

    private Optional<DatabasePool> pool(Place place) throws SQLException {
        if (closed) {
            throw new SQLTransientConnectionException(dsn.address() + " is not watched any more", "08003");
        }
        Entry entry = entries.get(place);
        if (entry == null && free() > 0) {
            int size = place.equals(home) ? Math.min(homeShare, free()) : 1;
            entry = new Entry(new DatabasePool(dsn, limits, place.database(), size, housekeeping), size);
            entries.put(place, entry);
        }
        if (entry == null || entry.leased >= entry.capacity) {
            return Optional.empty();
        }
        entry.leased++;
        return Optional.of(entry.pool);
    }

    /** The pool that was used least recently, home last. */
    private Optional<Entry> removeIdle() {
        Optional<Place> candidate = entries.entrySet().stream()
                .filter(entry -> entry.getValue().leased == 0 && !entry.getKey().equals(home))
                .map(Map.Entry::getKey)
                .findFirst();
        Entry kept = entries.get(home);
        if (candidate.isEmpty() && kept != null && kept.leased == 0 && entries.size() == 1) {
            candidate = Optional.of(home);
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
