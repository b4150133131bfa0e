"""The parts that need no server."""
from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Callable

import backup
from backup import lock, process, timestamps, verify, wal
from backup.conf import write_local
from backup.config import Job, Retention, load
from backup.errors import BackupError
from backup.info import Backup
from backup.kept import Volume
from backup.paths import Paths
from backup.retention import options
from backup.runs import Runs
from backup.schedule import CronTrigger, Missed
from backup.server import TlsServer

SIZE = 16 * 1024 * 1024
NOON = datetime(2026, 11, 28, 12, 0, tzinfo=timezone.utc)  # a Saturday


class SessionsTest(unittest.TestCase):
    def test_sessions_are_opened_in_two_places_which_pin_where_names_are_looked_up(self) -> None:
        package = Path(backup.__file__).parent
        opening = {file.name for file in package.glob("*.py") if "psycopg.connect(" in file.read_text(encoding="utf-8")}
        self.assertEqual(opening, {"instance.py", "live.py"})


class Directory(unittest.TestCase):
    def setUp(self) -> None:
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.root = Path(directory.name)
        self.paths = Paths(self.root)
        self.paths.make()


class TimestampTest(unittest.TestCase):
    def test_reads_times_of_every_zone_as_utc(self) -> None:
        for value in ("2026-11-28T12:00:00Z", "2026-11-28 13:00:00+01", "2026-11-28T17:45:00+05:45", "2026-11-28T12:00:00+0000"):
            self.assertEqual(timestamps.parse(value), NOON, value)
        self.assertEqual(timestamps.text(timestamps.parse("2026-11-28T12:00:00.25Z")), "2026-11-28T12:00:00.250000Z")

    def test_refuses_a_time_without_a_zone_or_that_is_none(self) -> None:
        for value in ("2026-11-28T12:00:00", "yesterday", "2026-02-30T12:00:00Z", ""):
            with self.assertRaises(BackupError, msg=value):
                timestamps.parse(value)


class RetentionTest(unittest.TestCase):
    def test_keeps_the_days_where_no_count_is_promised(self) -> None:
        self.assertEqual(options(Retention(2, 30, None, 3), [full(1), full(40)], NOON),
                         ["--repo2-retention-full-type=time", "--repo2-retention-full=30", "--repo2-retention-diff=3"])

    def test_extends_the_days_until_so_many_full_backups_stay(self) -> None:
        backups = [full(1.5), full(40.5), full(20.5), full(60.5)]
        self.assertIn("--repo1-retention-full=40", options(Retention(1, 7, 3, None), backups, NOON))
        self.assertIn("--repo1-retention-full=90", options(Retention(1, 90, 3, None), backups, NOON))
        self.assertIn("--repo1-retention-full=60", options(Retention(1, 7, 9, None), backups, NOON))
        self.assertIn("--repo1-retention-full=7", options(Retention(1, 7, 1, None), backups, NOON))
        self.assertIn("--repo1-retention-full=7", options(Retention(1, 7, 9, None), [], NOON))

    def test_keeps_one_more_where_two_are_about_as_many_days_old(self) -> None:
        self.assertIn("--repo1-retention-full=12", options(Retention(1, 7, 2, None), [full(10.001), full(9.999), full(30)], NOON))


def full(days: float) -> Backup:
    stop = NOON - timedelta(days=days)
    return Backup(f"{days}F", "full", 1, 1, stop, stop, "0" * 24, "0" * 24, None, None, 1, 1, False)


class CronTest(unittest.TestCase):
    def test_counts_weekdays_as_cron_does(self) -> None:
        for sunday in ("0 2 * * 0", "0 2 * * 7", "0 2 * * sun"):
            self.assertEqual(CronTrigger(sunday).after(NOON), datetime(2026, 11, 29, 2, tzinfo=timezone.utc), sunday)

    def test_takes_the_day_of_the_month_or_the_weekday(self) -> None:
        self.assertEqual(CronTrigger("0 2 1 * 1").after(NOON), datetime(2026, 11, 30, 2, tzinfo=timezone.utc))

    def test_refuses_what_is_no_expression(self) -> None:
        for expression in ("61 * * * *", "daily at two", "* * * *"):
            with self.assertRaises(BackupError, msg=expression):
                CronTrigger(expression)


class MissedTest(Directory):
    JOBS = (Job("full", "0 2 * * *"), Job("incremental", "0 * * * *"), Job("verify", "0 4 * * 0"))

    def test_catches_up_once_and_takes_the_strongest_backup_only(self) -> None:
        runs = Runs(self.paths)
        missed = Missed(runs)
        self.assertEqual(missed.find(self.JOBS, NOON), [])
        self.assertEqual(missed.find(self.JOBS, NOON + timedelta(hours=15, minutes=5)), ["full"])
        self.assertEqual(runs.record("incremental")["missed"], 15)
        self.assertEqual(runs.record("full")["missed"], 1)
        self.assertEqual(missed.find(self.JOBS, NOON + timedelta(hours=15, minutes=6)), [])

    def test_a_changed_schedule_has_missed_nothing(self) -> None:
        missed = Missed(Runs(self.paths))
        missed.remember(self.JOBS, NOON)
        self.assertEqual(missed.find([Job("full", "0 3 * * *")], NOON + timedelta(days=2)), [])


class RunsTest(Directory):
    def test_what_was_running_when_the_host_stopped_has_failed(self) -> None:
        runs = Runs(self.paths)
        runs.started("full", timestamps.now())
        Runs(self.paths).interrupted()
        record = runs.record("full")
        self.assertEqual((record["lastResult"], record["failed"]), ("failed", 1))
        self.assertEqual((self.paths.status / "runs.json").stat().st_mode & 0o777, 0o644)

    def test_an_unreadable_record_is_an_empty_one(self) -> None:
        (self.paths.state / "runs.json").write_text("{", encoding="utf-8")
        self.assertEqual(Runs(self.paths).record("full")["succeeded"], 0)


class LockTest(Directory):
    def test_a_second_run_is_refused_with_its_holder_and_code_75(self) -> None:
        path = self.paths.state / "operation.lock"
        with lock.held(path, "full (schedule)"):
            with self.assertRaises(BackupError) as refusal, lock.held(path, "drill (operator)"):
                self.fail("both held it")
            self.assertIn("full (schedule)", refusal.exception.problem)
            self.assertEqual(refusal.exception.code, 75)
        with lock.held(path, "drill (operator)"):
            self.assertTrue(lock.is_held(path))


class VerifyTest(unittest.TestCase):
    GOOD = "stanza: orders\nstatus: ok\n  archiveId: 15-1, total WAL checked: 1, total valid WAL: 1\n" \
           "    missing: 0, checksum invalid: 0, size invalid: 0, other: 0\n  backup: 1F, status: valid, total files checked: 1\n"

    def test_passes_only_an_explicit_ok_with_nothing_found(self) -> None:
        self.assertTrue(verify.read(self.GOOD, "", 0).ok)
        for bad, code in (("", 0), (self.GOOD, 1), (self.GOOD.replace("ok", "error"), 0),
                          (self.GOOD.replace("checksum invalid: 0", "checksum invalid: 3"), 0),
                          (self.GOOD.replace("valid, total files", "invalid, total files"), 0)):
            self.assertFalse(verify.read(bad, "", code).ok, bad)
        self.assertEqual(verify.read(self.GOOD.replace("checksum invalid: 0", "checksum invalid: 3"), "", 0).errors, 3)

    def test_an_interrupted_backup_that_the_next_one_resumes_is_no_damage(self) -> None:
        self.assertTrue(verify.read(self.GOOD.replace("valid, total files", "in-progress, total files"), "", 0).ok)


class WalTest(unittest.TestCase):
    def test_follows_a_history_over_its_switches_and_stops_at_a_gap(self) -> None:
        history = wal.history_of(3, "1\t0/5000000\tno recovery target specified\n\n2\t0/7000100\tbefore 2026\n")
        names = [wal.segment_name(timeline, number, SIZE) for timeline, number in
                 ((1, 3), (1, 4), (1, 5), (1, 6), (2, 5), (2, 6), (3, 7), (3, 8), (3, 10))]
        course = wal.Course(history, frozenset(names), SIZE)
        self.assertEqual(course.last_from(3), 8)
        self.assertEqual(course.name(6), names[5])
        self.assertEqual(course.gap_after(8), wal.segment_name(3, 9, SIZE))
        self.assertTrue(course.leads_over(1, wal.parse_lsn("0/4000000")))
        self.assertFalse(course.leads_over(1, wal.parse_lsn("0/6000000")))
        self.assertEqual(wal.gaps(names, SIZE), {wal.segment_name(3, 9, SIZE): wal.segment_name(3, 9, SIZE)})

    def test_counts_segments_over_the_end_of_a_log_file(self) -> None:
        self.assertEqual(wal.segment_name(1, 255, SIZE), "0000000100000000000000FF")
        self.assertEqual(wal.segment_name(1, 256, SIZE), "000000010000000100000000")
        self.assertEqual(wal.segment_number("000000010000000100000000", SIZE), 256)


class ConfTest(Directory):
    def test_a_local_restore_takes_over_repositories_but_no_server(self) -> None:
        self.paths.pgbackrest_conf.parent.mkdir(parents=True)
        self.paths.pgbackrest_conf.write_text(
            "[global]\nrepo1-type=s3\nrepo1-path=/a\nbackup-standby=prefer\narchive-async=y\nspool-path=/b\n"
            "tls-server-address=0.0.0.0\n[orders]\npg1-host=pg1\npg1-path=/c\n", encoding="utf-8")
        lines = write_local(self.paths).read_text(encoding="utf-8").split()
        self.assertEqual(sorted(line for line in lines if not line.startswith("lock-path")),
                         ["[global]", "repo1-path=/a", "repo1-type=s3"])

    def test_a_wrong_configuration_is_refused_with_what_was_found(self) -> None:
        self.paths.configuration.parent.mkdir(parents=True)
        for content, found in (("{", "not JSON"), ('{"cluster": 5}', "cluster: 5"), ("[]", "cluster: None")):
            self.paths.configuration.write_text(content, encoding="utf-8")
            with self.assertRaises(BackupError) as refusal:
                load(self.paths.configuration)
            self.assertIn(found, refusal.exception.problem)
            self.assertEqual(refusal.exception.code, 78)


class VolumeTest(Directory):
    def setUp(self) -> None:
        super().setUp()
        self.volume = Volume(self.root / "volume/pgdata")
        self.volume.data.mkdir(parents=True)
        (self.volume.data / "former").touch()

    def test_puts_the_former_data_back_if_the_operation_fails_or_was_killed(self) -> None:
        with self.assertRaises(ValueError), self.volume.exclusively(), self.volume.replacing("restore"):
            self.volume.data.mkdir()
            raise ValueError
        self.assertTrue((self.volume.data / "former").exists())
        child = os.fork()
        if child == 0:
            with self.volume.replacing("restore"):
                self.volume.data.mkdir()
                os._exit(9)
        os.waitpid(child, 0)
        self.assertTrue(self.volume.mark.exists())
        with self.volume.exclusively():
            self.assertTrue((self.volume.data / "former").exists())
        self.assertFalse(self.volume.mark.exists())
        self.assertEqual(self.volume.kept(), [])

    def test_a_failed_return_keeps_both(self) -> None:
        aside = self.volume.move_aside()
        assert aside is not None
        self.volume.data.mkdir()
        (self.volume.data / "newer").touch()
        aside = aside.rename(aside.with_name("pgdata.before-20260101T000000Z"))
        with self.assertRaises(ValueError), self.volume.exclusively(), self.volume.replacing("undo", aside):
            raise ValueError
        self.assertTrue((self.volume.data / "newer").exists())
        self.assertTrue((aside / "former").exists())

    def test_is_not_touched_while_a_container_uses_it(self) -> None:
        holder = subprocess.Popen(["flock", str(self.volume.in_use), "cat"], stdin=subprocess.PIPE)
        self.addCleanup(holder.communicate)
        wait(lambda: self.volume.in_use.exists() and lock.is_held(self.volume.in_use))
        with self.assertRaises(BackupError) as refusal, self.volume.exclusively():
            self.fail("it was taken")
        self.assertEqual(refusal.exception.code, 75)


class ProcessTest(Directory):
    def test_ends_what_takes_too_long(self) -> None:
        started = time.monotonic()
        with self.assertRaises(BackupError) as failure:
            process.run(["sleep", "60"], 0.2)
        self.assertIn("did not end within", failure.exception.problem)
        self.assertLess(time.monotonic() - started, 30)

    def test_starts_the_tls_server_again_and_tells_it_of_new_certificates(self) -> None:
        told = self.root / "told"
        script = "import signal,sys,time\nsignal.signal(signal.SIGHUP, lambda *a: open(sys.argv[1], 'a').write('h'))\n" \
                 "open(sys.argv[1], 'a').write('s')\nwhile True: time.sleep(0.1)"
        certificate = self.root / "backup.crt"
        certificate.write_text("1", encoding="utf-8")
        server = TlsServer(self.root, [sys.executable, "-c", script, str(told)])
        thread = threading.Thread(target=server.run)
        thread.start()
        self.addCleanup(thread.join)
        self.addCleanup(server.stop)
        wait(lambda: told.exists() and told.read_text() == "s")
        certificate.write_text("2", encoding="utf-8")
        os.utime(certificate, (1, 1))
        wait(lambda: told.read_text() == "sh")
        os.kill(self.process_with(str(told)), signal.SIGKILL)
        wait(lambda: told.read_text() == "shs")

    def process_with(self, argument: str) -> int:
        for entry in Path("/proc").glob("[0-9]*"):
            if argument.encode() in (entry / "cmdline").read_bytes().split(b"\0"):
                return int(entry.name)
        raise AssertionError(f"no process has the argument {argument}")


def wait(condition: Callable[[], bool], seconds: float = 30.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise AssertionError("the condition did not come true in time")
        time.sleep(0.02)


if __name__ == "__main__":
    unittest.main()
