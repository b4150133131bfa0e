"""Faults of the repository and of the backup host: what is said and recorded, and that backups go on by themselves afterwards."""
from __future__ import annotations

import os
import shutil
import signal
import tempfile
import unittest
from pathlib import Path
from typing import Iterator, List

from backup.serve import Service
from cluster import LIMIT, TestCluster, until

SEGMENT = 16 * 1024 * 1024


class SmallDisk:
    """A directory on a file system of a fixed size, which the test's container brings."""

    MOUNT = Path(os.environ["SMALL_DISK"])

    def __init__(self, case: unittest.TestCase) -> None:
        temporary = tempfile.TemporaryDirectory(dir=self.MOUNT)
        case.addCleanup(temporary.cleanup)
        self.repository = Path(temporary.name) / "repository"
        self._ballast = Path(temporary.name) / "ballast"

    def fill(self, left: int = 0) -> None:
        descriptor = os.open(self._ballast, os.O_WRONLY | os.O_CREAT, 0o600)
        space = os.statvfs(self.MOUNT)
        os.posix_fallocate(descriptor, 0, space.f_bavail * space.f_frsize - left)
        os.close(descriptor)

    def empty(self) -> None:
        self._ballast.unlink()


class FullRepositoryTest(unittest.TestCase):
    def start(self, options: str) -> TestCluster:
        self.disk = SmallDisk(self)
        cluster = TestCluster(f"archive-timeout=3\n{options}", self.disk.repository,
                              [{"repository": 1, "days": 30, "differentialBackups": 1}]).create()
        self.addCleanup(cluster.remove)
        self.assertEqual(cluster.program("run", "full").code, 0)
        cluster.after_backup()
        cluster.insert(1)
        cluster.archive()
        return cluster

    def write_segments(self, cluster: TestCluster, identifiers: range) -> None:
        for identifier in identifiers:
            cluster.insert(identifier)
            cluster.query("SELECT pg_switch_wal()")

    def has_given_up(self, cluster: TestCluster) -> bool:
        """The archiver, which rests for a minute after three failures, is woken by a segment that is complete."""
        cluster.query("SELECT pg_catalog.txid_current()")
        cluster.query("SELECT pg_catalog.pg_switch_wal()")
        return len(waiting(cluster)) <= 3

    def await_archiving(self, cluster: TestCluster) -> None:
        """WAL that is given up counts as archived for the server, so the repository is looked at."""
        before = cluster.segments()[-1].name[:24]
        name = cluster.query("SELECT pg_catalog.pg_walfile_name(pg_catalog.pg_current_wal_lsn())")[0][0]

        def is_archived() -> bool:
            self.has_given_up(cluster)
            return bool(cluster.segments()[-1].name[:24] >= name)

        until(is_archived, f"segments after {before} are in the repository")

    def assert_said_to_be_full(self, cluster: TestCluster, job: str) -> None:
        ended = cluster.program("run", job)
        self.assertEqual(ended.code, 1)
        self.assertIn("repository 1: the repository is full: 0 MiB of", ended.errors)
        self.assertIn("Give it more space, or keep backups for fewer days", ended.errors)
        record = cluster.run_of(job)
        self.assertEqual((record["lastResult"], record["failed"]), ("failed", 1))
        self.assertIn("the repository is full", record["message"])

    def test_under_protect_database_writes_go_on_and_the_gap_is_reported_until_a_backup_closes_it(self) -> None:
        cluster = self.start(f"archive-push-queue-max={3 * SEGMENT}")
        self.disk.fill()
        self.write_segments(cluster, range(2, 14))
        until(lambda: self.has_given_up(cluster), "WAL beyond the limit of the queue is given up")
        self.assert_said_to_be_full(cluster, "full")
        self.assert_said_to_be_full(cluster, "check")
        self.assertLess(cluster.status()["repositories"][0]["freeBytes"], SEGMENT)

        self.disk.empty()
        self.await_archiving(cluster)
        window = cluster.host.examination.window()
        self.assertIsNotNone(window.missing)
        verified = cluster.program("run", "verify")
        self.assertEqual((verified.code, cluster.run_of("verify")["repositoryErrors"]), (1, 1))
        self.assertIn(f"WAL {window.missing} to", verified.errors)
        self.assertEqual(cluster.program("run", "full").code, 0)
        cluster.after_backup()
        self.write_segments(cluster, range(14, 16))
        cluster.archive()
        self.assertIsNone(cluster.host.examination.window().missing)
        self.assertEqual(cluster.drill_failures(), [])
        self.assertEqual(cluster.rows(), list(range(1, 16)))

    def test_under_protect_recovery_wal_waits_and_nothing_is_missing_afterwards(self) -> None:
        cluster = self.start("")
        self.disk.fill()
        self.write_segments(cluster, range(2, 14))
        self.assert_said_to_be_full(cluster, "check")
        self.assertGreaterEqual(len(waiting(cluster)), 11)
        self.disk.empty()
        cluster.archive()
        self.assertEqual(waiting(cluster), [])
        verified = cluster.program("run", "verify")
        self.assertEqual(verified.code, 0, verified.errors)
        self.assertEqual(cluster.program("run", "full").code, 0)
        self.assertEqual(cluster.rows(), list(range(1, 14)))

    def test_a_backup_that_does_not_fit_leaves_its_space_to_the_wal_and_expires_what_is_not_kept(self) -> None:
        cluster = self.start("job-retry-interval=1")
        self.assertEqual(cluster.program("run", "differential").code, 0)
        configuration = cluster.host.paths.configuration
        configuration.write_text(configuration.read_text(encoding="utf-8").replace('"differentialBackups": 1', '"differentialBackups": 2'),
                                 encoding="utf-8")
        self.assertEqual(cluster.program("run", "differential").code, 0)
        configuration.write_text(configuration.read_text(encoding="utf-8").replace('"differentialBackups": 2', '"differentialBackups": 1'),
                                 encoding="utf-8")
        full, superseded, kept = cluster.labels()
        cluster.query("CREATE TABLE large AS SELECT sha512(n::text::bytea) FROM generate_series(1, 200000) AS n")
        cluster.archive()
        self.disk.fill(6_000_000)  # WAL fits, and a part of the backup
        self.assert_said_to_be_full_while_copying(cluster)
        self.assertEqual(cluster.labels(), [full, kept])
        self.assertEqual(unlisted(cluster), [])
        cluster.insert(2)
        cluster.archive()
        self.disk.empty()
        self.assertEqual(cluster.program("run", "full").code, 0)
        cluster.archive()
        verified = cluster.program("run", "verify")
        self.assertEqual(verified.code, 0, verified.errors)
        self.assertNotIn(superseded, cluster.labels())

    def assert_said_to_be_full_while_copying(self, cluster: TestCluster) -> None:
        ended = cluster.program("run", "full")
        self.assertEqual(ended.code, 1)
        message = cluster.run_of("full")["message"]
        self.assertRegex(message, r"^repository 1: the repository is full: 0 MiB of .*The unfinished backup \d{8}-\d{6}F was removed$")


class KilledBackupTest(unittest.TestCase):
    def test_is_recorded_as_failed_and_the_next_backup_resumes_it(self) -> None:
        cluster = TestCluster().create()
        self.addCleanup(cluster.remove)
        cluster.query("CREATE TABLE large AS SELECT md5(n::text) AS text FROM generate_series(1, 1000000) AS n")
        process = cluster.start_program("run", "full")
        self.addCleanup(process.communicate)
        until(lambda: any(cluster.repository.glob("backup/orders/*F/bundle/*")), "files are being copied")
        kill_all(process.pid)
        process.wait(LIMIT)
        partial = unlisted(cluster)
        self.assertEqual((len(partial), cluster.labels()), (1, []))
        self.assertEqual(cluster.run_of("full")["lastResult"], "running")
        self.assertEqual(cluster.program("run", "verify").code, 0, "an interrupted backup is no damage")

        Service(cluster.host)._prepare()  # what the host does first when it starts again
        record = cluster.run_of("full")
        self.assertEqual((record["lastResult"], record["failed"]), ("failed", 1))
        self.assertEqual(record["message"], "the backup host stopped during the run")
        ended = cluster.program("run", "full")
        self.assertEqual(ended.code, 0, ended.errors)
        self.assertIn("resumable backup", ended.errors)
        self.assertEqual((cluster.labels(), unlisted(cluster)), (partial, []))
        verified = cluster.program("run", "verify")
        self.assertEqual(verified.code, 0, verified.errors)
        self.assertEqual(cluster.query("SELECT count(*) FROM pg_stat_activity WHERE application_name LIKE 'pgBackRest%'"), [(0,)])


class DamagedRepositoryTest(unittest.TestCase):
    def setUp(self) -> None:
        self.cluster = TestCluster("job-retry-interval=1").create()
        self.addCleanup(self.cluster.remove)
        self.assertEqual(self.cluster.program("run", "full").code, 0)
        self.cluster.after_backup()
        self.cluster.insert(1)
        self.cluster.archive()

    def test_a_missing_file_fails_verification_and_drill_until_it_is_back(self) -> None:
        bundle = next(self.cluster.repository.glob("backup/orders/*F/bundle/*"))
        content = bundle.read_bytes()
        bundle.unlink()
        verified = self.cluster.program("run", "verify")
        self.assertEqual(verified.code, 1)
        self.assertIn("the repository is damaged", verified.errors)
        record = self.cluster.run_of("verify")
        self.assertEqual((record["lastResult"], record["failed"]), ("failed", 1))
        self.assertGreater(record["repositoryErrors"], 0)
        self.assertEqual(self.cluster.program("run", "drill").code, 1)
        checks = {check["name"]: check["ok"] for check in self.cluster.run_of("drill")["drill"]["checks"]}
        self.assertEqual(checks, {"restore latest": False, "restore to a random time": False})

        bundle.write_bytes(content)
        self.assertEqual(self.cluster.program("run", "verify").code, 0)
        self.assertEqual(self.cluster.run_of("verify")["repositoryErrors"], 0)

    def test_a_cluster_that_is_idle_since_its_newest_backup_can_be_restored_to_a_time_before_it(self) -> None:
        self.assertEqual(self.cluster.program("run", "full").code, 0)
        window = self.cluster.host.examination.window()
        assert window.start is not None and window.end is not None
        self.assertLess(window.start, window.end.moment)
        self.assertEqual(self.cluster.drill_failures(), [])


class LostRepositoryTest(unittest.TestCase):
    def test_is_created_again_with_a_full_backup_when_the_host_starts_again(self) -> None:
        cluster = TestCluster("archive-timeout=3").create()
        self.addCleanup(cluster.remove)
        self.assertEqual(cluster.program("run", "full").code, 0)
        shutil.rmtree(cluster.repository)
        for identifier in range(1, 4):
            cluster.insert(identifier)
            cluster.query("SELECT pg_catalog.pg_switch_wal()")
        for job in ("check", "full"):
            ended = cluster.program("run", job)
            self.assertEqual(ended.code, 1)
            self.assertIn("the repository has no stanza of this cluster: it was lost or emptied", cluster.run_of(job)["message"])
        self.assertIn("missing stanza path", (cluster.host.paths.status / "info.json").read_text(encoding="utf-8"))

        service = cluster.start_program("serve")
        self.addCleanup(service.communicate)
        self.addCleanup(service.terminate)
        until(lambda: cluster.labels() != [], "the first full backup of the new repository is complete")
        until(lambda: waiting(cluster) == [], "what waited is archived")
        self.assertEqual(cluster.program("run", "check").code, 0)
        self.assertEqual(cluster.rows(), [1, 2, 3])


def waiting(cluster: TestCluster) -> List[Path]:
    """Segments that wait to be archived."""
    return sorted((cluster.data / "pg_wal/archive_status").glob("*.ready"))


def unlisted(cluster: TestCluster) -> List[str]:
    """Backups that have begun and not ended."""
    found = [entry.name for entry in cluster.repository.glob("backup/orders/2*")]
    return sorted(name for name in found if name not in cluster.labels())


def kill_all(runner: int) -> None:
    """Ends a run with all of pgBackRest's processes at once, as the loss of a container does."""
    for process in [runner, *pgbackrests()]:
        os.kill(process, signal.SIGKILL)
    until(lambda: not list(pgbackrests()), "pgBackRest's processes are gone")


def pgbackrests() -> Iterator[int]:
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            arguments = (entry / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if arguments[0].endswith(b"pgbackrest") and any(word.startswith(b"backup") for word in arguments):
            yield int(entry.name)


if __name__ == "__main__":
    unittest.main()
