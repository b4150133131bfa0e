"""A table, a schema, a database as of a point in time, next to the live one."""
from __future__ import annotations

import unittest
from typing import Any, Dict, List

from backup import database, loading_role, names
from backup.errors import INCOMPLETE, BackupError
from backup.extract import Extract
from cluster import MAJOR, TestCluster

BEFORE = """
CREATE ROLE app LOGIN;
CREATE ROLE gone;
CREATE ROLE reader;
CREATE SCHEMA app AUTHORIZATION app;
CREATE SCHEMA trap AUTHORIZATION app;
CREATE FUNCTION trap.spring(int) RETURNS bool LANGUAGE plpgsql AS $$BEGIN
    BEGIN RESET ROLE; RESET SESSION AUTHORIZATION; ALTER ROLE app SUPERUSER; EXCEPTION WHEN OTHERS THEN NULL; END;
    BEGIN SET ROLE postgres; ALTER ROLE app SUPERUSER; EXCEPTION WHEN OTHERS THEN NULL; END;
    BEGIN ALTER ROLE app SUPERUSER; EXCEPTION WHEN OTHERS THEN NULL; END;
    RETURN true; END$$;
ALTER FUNCTION trap.spring OWNER TO app;
CREATE TABLE trap.baited (id int);
INSERT INTO trap.baited VALUES (1);
ALTER TABLE trap.baited ADD CHECK (trap.spring(id)) NOT VALID;
ALTER TABLE trap.baited OWNER TO app;
UPDATE pg_constraint SET convalidated = true WHERE conrelid = 'trap.baited'::regclass;
CREATE SCHEMA other;
GRANT USAGE ON SCHEMA other TO app;
CREATE FUNCTION other.double(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1 * 2';
CREATE FUNCTION app.triple(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1 * 3';
CREATE FUNCTION other.note() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE ''a trigger of the copy''; END';
CREATE TYPE other.mood AS ENUM ('sad', 'glad');
CREATE TABLE other.customer (id int PRIMARY KEY);
INSERT INTO other.customer SELECT generate_series(1, 10);
CREATE SEQUENCE other.numbers;
CREATE TABLE app."Order Items" (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, "Serial" serial, customer int REFERENCES other.customer,
    mood other.mood DEFAULT 'sad', number int DEFAULT nextval('other.numbers'), half int DEFAULT other.double(4),
    twice int GENERATED ALWAYS AS (customer * 2) STORED, fourfold int GENERATED ALWAYS AS (other.double(customer * 2)) STORED,
    thrice int GENERATED ALWAYS AS (app.triple(customer)) STORED,
    note text CHECK (note <> ''), price int CHECK (other.double(price) >= 0));
CREATE INDEX by_note ON app."Order Items" (lower(note));
CREATE INDEX by_double ON app."Order Items" (other.double(price));
CREATE TRIGGER noted AFTER INSERT OR UPDATE ON app."Order Items" FOR EACH ROW EXECUTE FUNCTION other.note();
ALTER TABLE app."Order Items" DISABLE TRIGGER noted;
CREATE POLICY own ON app."Order Items" USING (note = 'mine');
ALTER TABLE app."Order Items" ENABLE ROW LEVEL SECURITY;
INSERT INTO app."Order Items" (customer, note, price) SELECT 1 + i % 10, E'naïve\\ttext ' || i, i FROM generate_series(1, 500) i;
ALTER TABLE app."Order Items" OWNER TO app;
GRANT SELECT ON app."Order Items" TO PUBLIC;
CREATE VIEW app.here AS SELECT id, note FROM app."Order Items";
CREATE VIEW app.elsewhere AS SELECT c.id FROM other.customer c;
CREATE MATERIALIZED VIEW app.counted AS SELECT count(*) AS rows FROM app."Order Items";
CREATE TABLE app.events (at date NOT NULL, id int) PARTITION BY RANGE (at);
CREATE TABLE other.events_1 PARTITION OF app.events FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
CREATE TABLE app.events_2 PARTITION OF app.events FOR VALUES FROM ('2026-02-01') TO ('2026-03-01');
INSERT INTO app.events SELECT '2026-01-10'::date + i, i FROM generate_series(1, 40) i;
ALTER TABLE app.events OWNER TO app;
CREATE TABLE app.base (id int);
CREATE TABLE app.heir () INHERITS (app.base);
INSERT INTO app.base VALUES (1);
INSERT INTO app.heir VALUES (2), (3);
CREATE TABLE app.lost (id int);
ALTER TABLE app.lost OWNER TO gone;
CREATE UNLOGGED TABLE app.volatile (id int);
"""
SHOP = """
CREATE SCHEMA extra;
CREATE EXTENSION citext SCHEMA extra;
CREATE TABLE goods (id int PRIMARY KEY, name extra.citext);
INSERT INTO goods SELECT i, 'Thing ' || i FROM generate_series(1, 20) i;
CREATE TABLE pictures (data oid);
INSERT INTO pictures VALUES (lo_from_bytea(0, 'a picture'));
CREATE PUBLICATION goods_only FOR TABLE goods;
CREATE FUNCTION watch() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN RAISE ''no''; END';
CREATE EVENT TRIGGER watch ON ddl_command_start WHEN TAG IN ('CREATE VIEW') EXECUTE FUNCTION watch();
"""
AFTER = """
UPDATE app."Order Items" SET note = 'wrong', price = 0 WHERE id <= 200;
DELETE FROM app."Order Items" WHERE id > 400;
DROP TABLE app.lost;
DROP ROLE gone;
DROP FUNCTION other.double(int) CASCADE;
TRUNCATE app.events;
DROP TABLE app.heir;
"""
ITEMS = 'app."Order Items"'


class OneTableTest(unittest.TestCase):
    cluster: TestCluster
    target: str
    content: List[Any]
    locale: Dict[str, Any]

    @classmethod
    def setUpClass(cls) -> None:
        cls.cluster = TestCluster().create()
        cls.addClassCleanup(cls.cluster.remove)
        cls.cluster.query(BEFORE)
        icu = cls.cluster.query("SELECT count(*) > 9 FROM pg_collation WHERE collprovider = 'i'")[0][0]
        provider = "LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'" if MAJOR >= 17 else \
            "LOCALE_PROVIDER icu ICU_LOCALE 'de'" if MAJOR >= 15 and icu else ""
        cls.cluster.query("CREATE DATABASE shop OWNER app TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8' " + provider)
        with cls.cluster.session("shop") as shop:
            shop.execute(SHOP.encode())
            cls.locale = database.locale(shop, MAJOR)
        cls.cluster.host.runner.run("full", "test")
        cls.cluster.after_backup()
        cls.cluster.query("INSERT INTO app.base VALUES (9)")
        cls.content = cls.cluster.query(f"SELECT i::text FROM {ITEMS} i ORDER BY id")
        cls.target = cls.cluster.now()
        cls.cluster.query(AFTER)
        cls.cluster.query("DROP DATABASE shop")
        cls.cluster.archive()

    def tearDown(self) -> None:
        self.assertEqual(self.cluster.query("SELECT rolname FROM pg_roles WHERE rolname LIKE 'pgcluster%'"), [])
        self.assertEqual(list(self.cluster.host.paths.work.iterdir()), [])

    def one(self, statement: str) -> Any:
        return self.cluster.query(statement)[0][0]

    def refused(self, *words: str, **options: Any) -> None:
        with self.assertRaises(BackupError) as refusal:
            self.cluster.take(options.pop("into", "refused"), self.target, **options)
        for word in words:
            self.assertIn(word, refusal.exception.text())
        self.assertEqual(self.cluster.query("SELECT FROM pg_namespace WHERE nspname = 'refused'"), [])

    def test_brings_a_table_next_to_the_live_one_with_every_row_as_it_was(self) -> None:
        before = self.cluster.query(f"SELECT i::text, xmin::text FROM {ITEMS} i ORDER BY id")
        answer = self.cluster.take("was", self.target, table=ITEMS)
        self.assertEqual(self.cluster.query('SELECT i::text FROM was."Order Items" i ORDER BY id'), self.content)
        self.assertEqual(self.cluster.query(f"SELECT i::text, xmin::text FROM {ITEMS} i ORDER BY id"), before)
        self.assertEqual([(t["rowsThen"], t["rowsLoaded"], t["rowsNow"]) for t in answer["tables"]], [(500, 500, 400)])
        self.assertEqual(answer["owner"], "app")
        self.assertEqual(self.cluster.query("SELECT DISTINCT relowner::regrole::text, relacl FROM pg_class"
                                            " WHERE relnamespace = 'was'::regnamespace"), [("app", None)])
        self.assertEqual(self.one("SELECT nspowner::regrole::text || coalesce(nspacl::text, '') FROM pg_namespace"
                                  " WHERE nspname = 'was'"), "app")
        left = "\n".join(answer["leftOut"])
        for words in ('trigger noted', 'policy own', 'row-level security', 'REFERENCES other.customer(id)', '"Order Items_price_check"',
                      'generation of column fourfold', 'generation of column thrice', 'default of column number',
                      'default of column half', 'index by_double'):
            self.assertIn(words, left)
        self.assertEqual(len(answer["leftOut"]), 10, left)
        # What works without anything outside is there.
        self.assertEqual(self.one('INSERT INTO was."Order Items" (customer, note) VALUES (7, $$new$$) RETURNING id::text || twice'
                                  ' || mood || "Serial"'), "50114sad501")
        with self.assertRaises(Exception):
            self.cluster.query("INSERT INTO was.\"Order Items\" (note) VALUES ('')")
        self.assertEqual(self.cluster.query("SELECT indexname::text FROM pg_indexes WHERE schemaname = 'was' ORDER BY 1"),
                         [("Order Items_pkey",), ("by_note",)])
        for statement in answer["statements"]:
            self.cluster.query(statement)
        self.assertEqual(self.cluster.query(f"SELECT id, customer, note, price FROM {ITEMS} ORDER BY id"),
                         self.cluster.query('SELECT id, customer, note, price FROM was."Order Items" ORDER BY id')[:501])

    def test_brings_partitions_and_heirs_with_their_table(self) -> None:
        answer = self.cluster.take("parts", self.target, table="app.events")
        self.assertEqual([(t["table"], t["rowsLoaded"], t["rowsNow"]) for t in answer["tables"]], [("events", 40, 0)])
        self.assertEqual(self.one("SELECT count(*) FROM pg_inherits WHERE inhparent = 'parts.events'::regclass"), 2)
        one = self.cluster.take("part", self.target, table="other.events_1")
        self.assertEqual(self.one("SELECT count(*) FROM part.events_1"), one["tables"][0]["rowsLoaded"])
        self.assertIn("as a partition of app.events", one["leftOut"][0])
        heirs = self.cluster.take("heirs", self.target, table="app.base")
        self.assertEqual((heirs["formerOwner"], heirs["owner"], heirs["tables"][0]["rowsNow"]), ("postgres", "app", None))
        self.assertEqual(self.cluster.query("SELECT id FROM heirs.base ORDER BY 1"), [(1,), (2,), (3,), (9,)])
        self.assertEqual(self.cluster.query("SELECT id FROM app.base ORDER BY 1"), [(1,), (9,)])

    def test_gives_a_table_whose_owner_is_gone_to_the_application(self) -> None:
        answer = self.cluster.take("lost", self.target, table="app.lost")
        self.assertEqual((answer["formerOwner"], answer["owner"], answer["tables"][0]["rowsNow"]), ("gone", "app", None))
        self.assertEqual(answer["statements"], ["ALTER TABLE lost.lost SET SCHEMA app;"])

    def test_brings_a_schema_under_another_name(self) -> None:
        answer = self.cluster.take("app_then", self.target, schema="app")
        self.assertEqual(self.cluster.query('SELECT i::text FROM app_then."Order Items" i ORDER BY id'), self.content)
        self.assertEqual(self.one("SELECT rows FROM app_then.counted"), 500)
        self.assertEqual(self.one("SELECT count(*) FROM app_then.here"), 500)
        self.assertEqual(self.one("SELECT to_regclass('app_then.elsewhere') IS NULL"), True)
        self.assertEqual(self.one("SELECT count(*) FROM app_then.events"), 40)
        self.assertEqual(self.one("SELECT attgenerated::text FROM pg_attribute WHERE attrelid = 'app_then.\"Order Items\"'::regclass"
                                  " AND attname = 'thrice'"), "s")
        self.assertEqual({(t["table"], t["rowsThen"], t["rowsNow"]) for t in answer["tables"]} >= {("lost", 0, None)}, True)
        self.assertIn("view elsewhere", "\n".join(answer["leftOut"]))

    def test_brings_a_database_under_another_name(self) -> None:
        answer = self.cluster.take("shop then", self.target, database="shop")
        with self.cluster.session("shop then") as shop:
            self.assertEqual(shop.execute("SELECT count(*), max(lower(name)) FROM goods").fetchone(), (20, "thing 9"))
            self.assertEqual(shop.execute("SELECT extname, extnamespace::regnamespace::text FROM pg_extension ORDER BY 1").fetchall(),
                             [("citext", "extra"), ("plpgsql", "pg_catalog")])
            self.assertEqual(shop.execute("SELECT convert_from(lo_get(data), 'UTF8') FROM pictures").fetchone(), ("a picture",))
            self.assertEqual(database.locale(shop, MAJOR), self.locale)
            self.assertEqual(shop.execute("SELECT DISTINCT relowner::regrole::text FROM pg_class WHERE relnamespace ="
                                          " 'public'::regnamespace").fetchall(), [("app",)])
        self.assertEqual(self.cluster.query("SELECT datdba::regrole::text, datacl::text FROM pg_database WHERE datname = 'shop then'"),
                         [("app", "{app=CTc/app}")])
        self.assertEqual(self.cluster.query("SELECT count(*) FROM pg_database WHERE datname = 'shop'")[0][0], 0)
        self.assertEqual([(t["table"], t["rowsThen"], t["rowsLoaded"]) for t in answer["tables"]],
                         [("goods", 20, 20), ("pictures", 1, 1)])
        self.assertEqual(answer["leftOut"], ["event trigger watch", "publication goods_only"])
        self.refused("database \"shop then\" already", database="shop", into="shop then")

    def test_refuses_what_it_cannot_bring_and_says_what_there_was(self) -> None:
        self.refused("no table app.orderitems", 'app."Order Items"', table="app.orderitems")
        self.refused("no table public.events", "app.events", table="public.events")
        self.refused("app.here was a view", table="app.here")
        self.refused("unlogged", table="app.volatile")
        self.refused("no schema nothing", "app, other", schema="nothing")
        self.refused("schema app in database postgres already", table="app.events", into="app")
        self.refused("reserved", table="app.events", into="pg_mine")
        self.refused("has no database nothing", database="nothing", table="app.events")
        self.cluster.query("CREATE PUBLICATION everything FOR ALL TABLES")
        try:
            self.refused("publication everything", table="app.events")
        finally:
            self.cluster.query("DROP PUBLICATION everything")

    def test_gives_code_among_what_it_loads_no_rights_that_its_owner_has_not(self) -> None:
        answer = self.cluster.take("trap_then", self.target, schema="trap")
        self.assertEqual(answer["tables"][0]["rowsLoaded"], 1)
        self.assertEqual(self.one("SELECT count(*) FROM pg_constraint WHERE conrelid = 'trap_then.baited'::regclass"), 1)
        self.assertEqual(self.one("SELECT rolsuper FROM pg_roles WHERE rolname = 'app'"), False)

    def test_keeps_nothing_of_a_load_that_is_cut_off_or_does_not_count_right(self) -> None:
        content = self.cluster.sent("cut", self.target, "app.events")
        header, archive = content.split(b"\n", 1)
        for broken, words, code in (
                (b"", "sent no data", INCOMPLETE), (header[:-1], "sent no data", INCOMPLETE), (header + b"\n", "nothing was", INCOMPLETE),
                (content[:-500], "nothing was loaded", INCOMPLETE), (b"hello\n", "expected the header", 1),
                (header.replace(b'"rows":40', b'"rows":41') + b"\n" + archive, "had 41 rows, and 40 were loaded", 1),
                (header.replace(b'"format":1', b'"format":2') + b"\n" + archive, "format 2", 1),
                (header.replace(b'"majorVersion":', b'"majorVersion":1') + b"\n" + archive, "this server has", 1),
                (header.replace(b'"sizeBytes":', b'"sizeBytes":99999999') + b"\n" + archive, "MiB free", 1)):
            with self.assertRaises(BackupError, msg=words) as refusal:
                self.cluster.load(broken)
            self.assertIn(words, refusal.exception.problem)
            self.assertEqual(refusal.exception.code, code, refusal.exception.problem)
            self.assertEqual(self.cluster.query("SELECT nspname FROM pg_namespace WHERE nspname = 'cut'"), [])
            self.assertEqual(self.cluster.query("SELECT rolname FROM pg_roles WHERE rolname LIKE 'pgcluster%'"), [])
        self.assertEqual(self.cluster.load(content)["tables"][0]["rowsLoaded"], 40)

    def test_removes_what_a_killed_load_has_left(self) -> None:
        self.cluster.query("CREATE ROLE pgcluster_load_0 LOGIN")
        self.cluster.query("CREATE SCHEMA left_behind AUTHORIZATION pgcluster_load_0")
        self.cluster.query("CREATE TABLE left_behind.half (id int)")
        self.cluster.query("ALTER TABLE left_behind.half OWNER TO pgcluster_load_0")
        self.cluster.query("CREATE DATABASE left_database OWNER pgcluster_load_0")
        killed = self.cluster.session("postgres", "pgcluster_load_0")
        self.addCleanup(killed.close)
        killed.execute("BEGIN; LOCK TABLE left_behind.half")
        self.cluster.loader.check(Extract.of("postgres", None, "app.events"), "anything")
        self.assertEqual(self.cluster.query("SELECT FROM pg_namespace WHERE nspname = 'left_behind'"), [])
        self.assertEqual(self.cluster.query("SELECT FROM pg_database WHERE datname = 'left_database'"), [])

    def test_loads_one_at_a_time(self) -> None:
        with self.cluster.session("postgres") as session:
            session.execute("SELECT pg_advisory_lock(%s)", (loading_role.LOCK,))
            with self.assertRaises(BackupError) as refusal:
                self.cluster.loader.check(Extract.of("postgres", None, "app.events"), "anything")
            self.assertEqual(refusal.exception.code, 75)

    def test_loads_nothing_if_a_type_is_gone(self) -> None:
        self.cluster.query("ALTER TYPE other.mood RENAME TO feeling")
        try:
            self.refused("no type other.mood", table=ITEMS)
        finally:
            self.cluster.query("ALTER TYPE other.feeling RENAME TO mood")


class NamesTest(unittest.TestCase):
    def test_reads_names_as_they_are_written(self) -> None:
        self.assertEqual(names.table("public.orders"), ("public", "orders"))
        self.assertEqual(names.table('"a.b"."c ""d"""'), ("a.b", 'c "d"'))
        for text in ("orders", "a.b.c", "a.", '"a.b', "a b.c", ""):
            with self.assertRaises(BackupError, msg=text):
                names.table(text)


if __name__ == "__main__":
    unittest.main()
