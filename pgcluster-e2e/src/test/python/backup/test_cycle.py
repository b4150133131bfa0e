"""Backups and restores of a real server, in the image."""
from __future__ import annotations

import dataclasses
import unittest
from unittest import mock

from backup import info, lock, timestamps
from backup.config import Assertion, Retention
from backup.errors import BackupError
from backup.jobs import Jobs
from backup.runner import JobFailed
from backup.serve import Service
from cluster import TestCluster, run


class RestoreTest(unittest.TestCase):
    def setUp(self) -> None:
        self.cluster = TestCluster().create()
        self.addCleanup(self.cluster.remove)
        self.cluster.host.runner.run("full", "test")
        self.cluster.after_backup()

    def test_restores_exactly_the_rows_before_a_time_twice_and_brings_the_former_data_back(self) -> None:
        cluster = self.cluster
        cluster.insert(1, 2)
        earlier = cluster.now()
        cluster.insert(3, 4)
        before_drop = cluster.now()
        cluster.query("DROP TABLE orders")
        cluster.archive()
        cluster.stop()

        first = cluster.member.restore(cluster.plan("time", before_drop))
        cluster.start()
        self.assertEqual(cluster.rows(), [1, 2, 3, 4])
        self.assertEqual(first["timeline"], 2)
        cluster.insert(5)
        cluster.archive()
        self.assertEqual(cluster.plan("latest")["timeline"], 2)
        cluster.stop()

        second = cluster.member.restore(cluster.plan("time", earlier))
        cluster.start()
        self.assertEqual(cluster.rows(), [1, 2])
        self.assertEqual(second["timeline"], 3)
        cluster.archive()
        cluster.stop()

        undone = cluster.member.undo(second["kept"])
        cluster.start()
        self.assertEqual(cluster.rows(), [1, 2, 3, 4, 5])
        self.assertEqual(undone["timeline"], 4)
        cluster.insert(6)
        cluster.archive()
        cluster.host.runner.run("incremental", "test")
        self.assertEqual(cluster.plan("latest")["timeline"], 4)
        cluster.stop()
        self.assertEqual(len(cluster.member.kept()["kept"]), 2)
        cluster.member.forget()
        self.assertEqual(cluster.member.kept()["kept"], [])

    def test_restores_tablespaces_next_to_those_of_before_and_removes_either_with_its_data(self) -> None:
        cluster = self.cluster
        volume = cluster.data.parent
        (volume / "fast disk").mkdir(mode=0o700)
        cluster.query(f"CREATE TABLESPACE fast LOCATION '{volume}/fast disk'")
        cluster.query("CREATE TABLE there (id int) TABLESPACE fast")
        cluster.query("INSERT INTO there VALUES (1)")
        cluster.host.runner.run("incremental", "test")
        cluster.after_backup()
        cluster.insert(1)
        moment = cluster.now()
        cluster.query("INSERT INTO there VALUES (2)")
        cluster.archive()
        self.assertTrue(all(check["ok"] for check in cluster.drill()["checks"]))
        cluster.stop()

        restored = cluster.member.restore(cluster.plan("time", moment))
        cluster.start()
        self.assertEqual(cluster.query("SELECT id FROM there"), [(1,)])
        cluster.stop()
        cluster.member.undo(restored["kept"])
        cluster.start()
        self.assertEqual(cluster.query("SELECT id FROM there ORDER BY id"), [(1,), (2,)])

        self.assertEqual(len(list(volume.glob("tablespaces-*/fast"))), 1)
        cluster.member.forget()
        self.assertEqual(list(volume.glob("tablespaces-*")), [], "the restored one goes with its data")
        self.assertEqual(cluster.query("SELECT id FROM there ORDER BY id"), [(1,), (2,)])

    def test_removes_what_the_retention_no_longer_keeps_and_nothing_else(self) -> None:
        host = self.cluster.host
        config = dataclasses.replace(host.config, retention=(Retention(1, 7, 2, 1),))
        jobs = Jobs(config, host.pgbackrest, host.examination, lambda line: None)
        for kind in ("differential", "differential"):
            jobs.run(kind)
        self.assertEqual([backup.kind for backup in info.read(host.pgbackrest).backups], ["full", "differential"])
        for kind in ("full", "full"):
            jobs.run(kind)
        self.assertEqual([backup.kind for backup in info.read(host.pgbackrest).backups], ["full", "full", "full"])

    def test_starts_again_with_a_changed_configuration_but_not_during_a_run(self) -> None:
        # It would end what this very process runs, for good.
        stop_all = mock.patch("backup.process.stop_all")
        stop_all.start()
        self.addCleanup(stop_all.stop)
        host = self.cluster.host
        service = Service(host)
        service.follow_configuration()
        self.assertFalse(service.is_stopping)
        configuration = host.paths.configuration
        configuration.write_text(configuration.read_text(encoding="utf-8") + "\n", encoding="utf-8")
        with lock.held(host.paths.state / "operation.lock", "test"):
            service.follow_configuration()
            self.assertFalse(service.is_stopping)
        service.follow_configuration()
        self.assertTrue(service.is_stopping)

    def test_restores_to_a_time_of_the_future_never_and_names_the_window(self) -> None:
        self.cluster.insert(1)
        self.cluster.archive()
        for moment in ("2001-01-01T00:00:00Z", "2999-01-01T00:00:00Z"):
            with self.assertRaises(BackupError) as refusal:
                self.cluster.plan("time", moment)
            self.assertIn(self.cluster.host.examination.window().as_json()["to"], refusal.exception.hint)

    def test_puts_the_former_data_back_if_recovery_fails(self) -> None:
        cluster = self.cluster
        cluster.insert(1)
        target = cluster.now()
        cluster.insert(2)
        cluster.archive()
        plan = cluster.plan("time", target)
        cluster.stop()
        plan["target"] = "2999-01-01T00:00:00Z"
        # Before 13 a target after the end of the archive is recovered to its end.
        with self.assertRaises(BackupError) as failure:
            cluster.member.restore(plan)
        self.assertIn("recovery ended before configured recovery target was reached", failure.exception.problem)
        cluster.start()
        self.assertEqual(cluster.rows(), [1, 2])

    def test_refuses_to_touch_the_data_of_a_running_server(self) -> None:
        plan = self.cluster.plan("latest")
        with self.assertRaises(BackupError) as refusal:
            self.cluster.member.restore(plan)
        self.assertEqual(refusal.exception.code, 75)
        self.assertEqual(self.cluster.rows(), [])

    def test_restores_to_a_restore_point_and_to_a_location(self) -> None:
        cluster = self.cluster
        cluster.insert(1)
        lsn = cluster.query("SELECT pg_create_restore_point('before the release')")[0][0]
        cluster.insert(2)
        cluster.archive()
        cluster.stop()
        cluster.member.restore(cluster.plan("name", "before the release"))
        cluster.start()
        self.assertEqual(cluster.rows(), [1])
        cluster.archive()
        cluster.stop()
        cluster.member.restore(cluster.plan("lsn", str(lsn), 1))
        cluster.start()
        self.assertEqual(cluster.rows(), [1])


class ProofTest(unittest.TestCase):
    def setUp(self) -> None:
        self.cluster = TestCluster().create()
        self.addCleanup(self.cluster.remove)
        self.cluster.host.runner.run("full", "test")
        self.cluster.after_backup()
        self.cluster.insert(1, 2, 3)
        self.cluster.archive()
        self.cluster.insert(4)
        self.cluster.archive()

    def test_passes_a_good_repository(self) -> None:
        self.cluster.host.runner.run("verify", "test")
        record = self.cluster.host.runs.record("verify")
        self.assertEqual((record["lastResult"], record["repositoryErrors"]), ("ok", 0))

    def test_finds_a_damaged_and_a_missing_segment(self) -> None:
        damaged, missing = self.cluster.segments()[-2], self.cluster.segments()[-3]
        content = damaged.read_bytes()
        damaged.chmod(0o600)
        damaged.write_bytes(content[:200] + bytes(4) + content[204:])
        self.assert_verify_fails("checksum invalid")
        damaged.write_bytes(content)
        missing.unlink()
        self.assert_verify_fails(f"{missing.name[:24]} is missing")

    def assert_verify_fails(self, reason: str) -> None:
        with self.assertRaises(JobFailed):
            self.cluster.host.runner.run("verify", "test")
        record = self.cluster.host.runs.record("verify")
        self.assertEqual((record["lastResult"], record["repositoryErrors"]), ("failed", 1))
        self.assertIn(reason, record["message"])

    def test_what_was_written_before_the_newest_backup_can_be_restored_while_nothing_follows_it(self) -> None:
        self.cluster.host.runner.run("incremental", "test")
        window = self.cluster.host.examination.window().as_json()
        self.assertIsNotNone(window["to"])
        self.assertLess(timestamps.parse(window["from"]), timestamps.parse(window["to"]))

    def test_drill_passes_and_cleans_up(self) -> None:
        record = self.cluster.drill()
        self.assertEqual([(check["name"], check["ok"], check["message"]) for check in record["checks"]], [
            (name, True, "") for name in ("restore latest", "restore to a random time", "amcheck", "assertion orders-present",
                                          "checksums")])
        self.assertLess(record["dataAgeSeconds"], 300)
        self.assertEqual(list(self.cluster.host.paths.work.iterdir()), [])

    def test_drill_passes_and_an_extract_too_without_calling_what_users_planted(self) -> None:
        """In the schema that is looked up first as the superuser, and in one that the database's owner puts first."""
        cluster = self.cluster
        for schema in ("postgres", "trap"):
            cluster.query(f"CREATE SCHEMA {schema}")
            for operator, left, right in (("!~", "name", "name"), ("!~", "name", "text"), ("=", "name", "name"), ("=", "name", "text"),
                                          ("=", "oid", "oid"), ("<>", '"char"', '"char"'), ("=", '"char"', '"char"')):
                function = f"{schema}.called_{abs(hash((operator, left, right)))}"
                cluster.query(f"CREATE FUNCTION {function}({left}, {right}) RETURNS boolean LANGUAGE plpgsql AS "
                              "$$ BEGIN RAISE EXCEPTION 'a planted operator was called'; END $$")
                cluster.query(f"CREATE OPERATOR {schema}.{operator} (LEFTARG = {left}, RIGHTARG = {right}, FUNCTION = {function})"
                              .replace("FUNCTION =", "PROCEDURE ="))
            cluster.query(f"CREATE FUNCTION {schema}.count_called(bigint, anyelement) RETURNS bigint LANGUAGE plpgsql AS "
                          "$$ BEGIN RAISE EXCEPTION 'a planted aggregate was called'; END $$")
            cluster.query(f"CREATE AGGREGATE {schema}.count(anyelement) (SFUNC = {schema}.count_called, STYPE = bigint)")
        cluster.query("ALTER DATABASE postgres SET search_path = trap, public, pg_catalog")
        cluster.archive()
        record = cluster.drill()
        self.assertEqual([check for check in record["checks"] if not check["ok"]], [])
        taken = cluster.extract("public.orders", "latest")
        self.assertEqual([table["table"] for table in taken["tables"]], ["orders"])

    def test_assertions_only_read(self) -> None:
        cluster = self.cluster
        cluster.query("CREATE TABLE notes (id int); GRANT ALL ON notes TO PUBLIC")
        cluster.query("CREATE FUNCTION writes() RETURNS boolean LANGUAGE sql AS $$ DELETE FROM notes; SELECT true $$")
        cluster.query("CREATE FUNCTION climbs() RETURNS boolean LANGUAGE plpgsql AS "
                      "$$ BEGIN RESET ROLE; RESET SESSION AUTHORIZATION; "
                      "RETURN pg_catalog.current_setting('is_superuser')::boolean; END $$")
        cluster.query("ALTER TABLE orders ENABLE ROW LEVEL SECURITY")
        cluster.archive()
        examination = cluster.host.examination
        examination.config = dataclasses.replace(examination.config, assertions=(
            Assertion("reads", "postgres", "SELECT count(*) > 0 FROM orders"),
            Assertion("writes", "postgres", "SELECT writes()"),
            Assertion("climbs", "postgres", "SELECT climbs()"),
            Assertion("runs-programs", "postgres", "COPY orders TO PROGRAM 'true'"),
        ))
        failed = {check["name"]: check["message"] for check in cluster.drill()["checks"] if not check["ok"]}
        self.assertEqual(sorted(failed), ["assertion climbs", "assertion runs-programs", "assertion writes"])
        self.assertIn("read-only transaction", failed["assertion writes"])
        self.assertIn("expected one row of one column that is true", failed["assertion climbs"])
        self.assertIn("InsufficientPrivilege", failed["assertion runs-programs"])

    def test_drill_fails_for_an_assertion_and_for_a_damaged_backup(self) -> None:
        self.cluster.query("DELETE FROM orders")
        self.cluster.archive()
        failed = [check["name"] for check in self.cluster.drill()["checks"] if not check["ok"]]
        self.assertEqual(failed, ["assertion orders-present"])
        for bundle in self.cluster.repository.glob("backup/orders/*F/bundle/*"):
            content = bundle.read_bytes()
            bundle.write_bytes(content[:5000] + bytes(4) + content[5004:])
        failed = [check["name"] for check in self.cluster.drill()["checks"] if not check["ok"]]
        self.assertEqual(failed, ["restore latest", "restore to a random time"])
        self.assertEqual(list(self.cluster.host.paths.work.iterdir()), [])

    def test_takes_a_dropped_table_out_while_the_server_takes_writes(self) -> None:
        before = self.cluster.now()
        self.cluster.query("DROP TABLE orders")
        self.cluster.query("CREATE TABLE orders (id int PRIMARY KEY)")
        self.cluster.insert(99)
        self.cluster.archive()
        answer = self.cluster.extract("public.orders", "time", before)
        self.assertEqual(answer["tables"], [{"schema": "public", "table": "orders", "rows": 4}])
        text = run("pg_restore", "--data-only", "--file=-", answer["dump"])
        self.assertEqual([int(line.split("\t")[0]) for line in text.splitlines() if "\t" in line], [1, 2, 3, 4])
        self.assertEqual(self.cluster.rows(), [99])
        with self.assertRaises(BackupError) as refusal:
            self.cluster.extract("public.nothing", "time", before)
        self.assertIn("there was no table public.nothing of database postgres", refusal.exception.problem)


class EncryptionTest(unittest.TestCase):
    def test_keeps_rows_out_of_the_repository_and_restores_with_the_key_only(self) -> None:
        cluster = TestCluster("repo1-cipher-type=aes-256-cbc\nrepo1-cipher-pass=a-key-of-a-test").create()
        self.addCleanup(cluster.remove)
        cluster.query("CREATE TABLE secret AS SELECT 'known row of a customer'::text AS value")
        cluster.host.runner.run("full", "test")
        cluster.after_backup()
        cluster.insert(1)
        target = cluster.now()
        cluster.insert(2)
        cluster.archive()
        stored = b"".join(file.read_bytes() for file in cluster.repository.rglob("*") if file.is_file())
        self.assertNotIn(b"known row", stored)
        self.assertNotIn(b"system-id", stored)
        cluster.stop()
        cluster.member.restore(cluster.plan("time", target))
        cluster.start()
        self.assertEqual(cluster.rows(), [1])
        conf = cluster.host.paths.pgbackrest_conf
        conf.write_text(conf.read_text(encoding="utf-8").replace("a-key-of-a-test", "another"), encoding="utf-8")
        with self.assertRaises(BackupError) as refusal:
            cluster.plan("latest")
        self.assertIn("cipher", refusal.exception.problem.lower())


if __name__ == "__main__":
    unittest.main()
