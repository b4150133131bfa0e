"""Clocks that differ and backups that are old. Needs libfaketime, so these run in an image of the test's own."""
from __future__ import annotations

import json
import unittest
from datetime import timedelta
from typing import Dict, List, Sequence

from backup import info, timestamps
from cluster import TestCluster

LIBRARY = "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1"
HOUR = 3600


def shifted(**offset: float) -> Dict[str, str]:
    """The environment of a process whose clock is off."""
    seconds = round(timedelta(**offset).total_seconds())
    return {"LD_PRELOAD": LIBRARY, "FAKETIME": f"{seconds:+d}"} if seconds else {}


class OldBackupsTest(unittest.TestCase):
    """pgBackRest takes the times of a backup from the server, so the server lives in the past, too."""

    def test_expires_full_backups_beyond_the_days_but_never_too_many_and_none_of_the_wal_that_the_others_need(self) -> None:
        cluster = self.grown([40, 36, 20, 10])
        labels = cluster.labels()
        self.expire(cluster, days=30, full_backups=4)
        self.assertEqual(cluster.labels(), labels, "four full backups are promised")
        self.expire(cluster, days=30, full_backups=1)
        # The youngest backup that is older than 30 days is what a restore to 30 days ago starts from.
        self.assertEqual(cluster.labels(), labels[1:])
        self.assert_archive_begins_with(cluster, labels[1])
        self.assertEqual(cluster.program("run", "verify").code, 0)
        self.assert_restores(cluster, labels[1], [1, 2])
        self.expire(cluster, days=7, full_backups=1)
        self.assertEqual(cluster.labels(), labels[3:])
        self.assert_archive_begins_with(cluster, labels[3])
        self.assert_restores(cluster, labels[3], [1, 2, 3, 4])

    def grown(self, days: Sequence[int]) -> TestCluster:
        """A cluster with a row and a full backup after it, so many days ago each."""
        cluster = TestCluster().create()
        self.addCleanup(cluster.remove)
        for number, ago in enumerate(days, 1):
            cluster.stop()
            cluster.start(**shifted(days=-ago))
            cluster.insert(number)
            ended = cluster.program("run", "full", **shifted(days=-ago))
            self.assertEqual(ended.code, 0, ended.errors)
        cluster.stop()
        cluster.start()
        cluster.insert(len(days) + 1)
        cluster.archive()
        return cluster

    def expire(self, cluster: TestCluster, days: int, full_backups: int) -> None:
        configuration = json.loads(cluster.host.paths.configuration.read_text(encoding="utf-8"))
        configuration["retention"] = [{"repository": 1, "days": days, "fullBackups": full_backups}]
        cluster.host.paths.configuration.write_text(json.dumps(configuration), encoding="utf-8")
        ended = cluster.program("run", "expire")
        self.assertEqual(ended.code, 0, ended.errors)

    def assert_archive_begins_with(self, cluster: TestCluster, label: str) -> None:
        oldest = info.read(cluster.host.pgbackrest).find(label)
        self.assertEqual(cluster.segments()[0].name[:24], oldest.wal_start)

    def assert_restores(self, cluster: TestCluster, label: str, rows: List[int]) -> None:
        cluster.archive()
        former = cluster.rows()
        cluster.stop()
        cluster.member.restore(cluster.plan("backup", label))
        cluster.start()
        self.assertEqual(cluster.rows(), rows)
        cluster.stop()
        cluster.member.undo(None)
        cluster.start()
        self.assertEqual(cluster.rows(), former)


class ClockTest(unittest.TestCase):
    def setUp(self) -> None:
        self.cluster = TestCluster("archive-timeout=5", retention=[{"repository": 1, "days": 30}]).create()
        self.addCleanup(self.cluster.remove)

    def test_names_a_host_that_is_an_hour_behind_and_does_not_expire_by_its_clock(self) -> None:
        self.assert_named(-HOUR, "behind")
        drill = self.cluster.program("run", "drill", **shifted(hours=-1))
        self.assertEqual(drill.code, 1)
        self.assertRegex(self.cluster.run_of("drill")["message"], r"clock: the clock of the backup host is \d+ s behind the primary's")
        self.assertIsNone(self.cluster.run_of("drill")["drill"]["dataAgeSeconds"])
        expire = self.cluster.program("run", "expire", **shifted(hours=-1))
        self.assertEqual(expire.code, 1)
        self.assertIn("what the retention keeps cannot be told", expire.errors)
        self.assert_goes_on()

    def test_names_a_host_that_is_an_hour_ahead_and_does_not_expire_by_its_clock(self) -> None:
        self.assert_named(HOUR, "ahead of")
        self.assert_goes_on()

    def assert_named(self, seconds: int, relation: str) -> None:
        ended = self.cluster.program("run", "full", **shifted(seconds=seconds))
        self.assertEqual(ended.code, 1)
        self.assertRegex(ended.errors, rf"the clock of the backup host is \d+ s {relation} the primary's: the backup is complete, "
                                       "but nothing was expired")
        self.assertIn("synchronise the clocks", ended.errors)
        record = self.cluster.run_of("full")
        self.assertEqual(record["lastResult"], "failed")
        self.assertAlmostEqual(record["clockDifferenceSeconds"], -seconds, delta=120)
        self.assertEqual(len(self.cluster.labels()), 1)
        self.cluster.insert(1)
        self.cluster.archive()

    def assert_goes_on(self) -> None:
        self.assertEqual(self.cluster.program("run", "full").code, 0)
        record = self.cluster.run_of("full")
        self.assertEqual((record["lastResult"], record["clockDifferenceSeconds"]), ("ok", 0))
        self.cluster.after_backup()
        self.cluster.insert(2)
        self.cluster.archive()
        self.assertEqual(self.cluster.program("run", "drill").code, 0)

    def test_names_the_backup_of_the_future_that_keeps_a_primary_with_the_right_time_from_the_next_one(self) -> None:
        """As after a failover from a member whose clock was fast."""
        cluster = self.cluster
        cluster.stop()
        cluster.start(**shifted(hours=1))
        self.assertEqual(cluster.program("run", "full", **shifted(hours=1)).code, 0)
        cluster.stop()
        cluster.start()
        ended = cluster.program("run", "full")
        self.assertEqual(ended.code, 1)
        self.assertRegex(cluster.run_of("full")["message"],
                         r"the newest backup, .*F, ended 3\d+ s in the future .*is not later than latest backup label")
        cluster.stop()
        cluster.start(**shifted(hours=2))
        self.assertEqual(cluster.program("run", "full", **shifted(hours=2)).code, 0, "the time of that backup has passed")


if __name__ == "__main__":
    unittest.main()
