"""A repository before and after a major upgrade: each half runs in the image of its major, with the repository on a volume."""
from __future__ import annotations

import unittest
from pathlib import Path

from backup import info
from backup.errors import BackupError
from cluster import MAJOR, TestCluster

REPOSITORY = Path("/var/lib/pgbackrest/repository")


class Before(unittest.TestCase):
    def test_leaves_a_backup(self) -> None:
        cluster = TestCluster(repository=REPOSITORY).create()
        self.addCleanup(cluster.remove)
        cluster.host.runner.run("full", "test")
        cluster.archive()


class After(unittest.TestCase):
    """As pg_upgrade leaves it: a server of another major, with a system identifier of its own."""

    def test_goes_on_in_the_same_repository_and_restores_only_what_fits(self) -> None:
        cluster = TestCluster(repository=REPOSITORY)
        self.addCleanup(cluster.remove)
        [before] = labels(cluster)
        cluster.create()
        with self.assertRaisesRegex(BackupError, "no backup"):
            cluster.plan("latest")

        cluster.host.runner.run("full", "test")
        cluster.after_backup()
        cluster.insert(1, 2)
        moment = cluster.now()
        cluster.insert(3)
        cluster.archive()
        self.assertEqual(len(labels(cluster)), 2, "the backup of the former major is kept")
        cluster.host.runner.run("verify", "test")

        with self.assertRaisesRegex(BackupError, before):
            cluster.plan("backup", before)
        cluster.stop()
        cluster.member.restore(cluster.plan("time", moment))
        cluster.start()
        self.assertEqual(cluster.rows(), [1, 2])

    def test_leaves_the_repository_of_another_cluster_of_the_same_major_alone(self) -> None:
        cluster = TestCluster(repository=REPOSITORY)
        self.addCleanup(cluster.remove)
        with self.assertRaisesRegex(BackupError, f"belongs to another cluster: its PostgreSQL {MAJOR} "):
            cluster.create()


def labels(cluster: TestCluster) -> "list[str]":
    return [backup.label for backup in info.read(cluster.host.pgbackrest).backups]
