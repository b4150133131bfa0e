"""psycopg 3; see README.md."""
import os
import sys

import psycopg

TLS = {"sslmode": "verify-full", "connect_timeout": 10}


def connect(database=os.environ["PGDATABASE"], **settings):
    return psycopg.connect(dbname=database, autocommit=True, **TLS, **settings)


def ask(connection, sql, *values, **settings):
    with connection:
        return connection.execute(sql, values, **settings).fetchone()[0]


def prepared():
    with connect() as connection:
        answers = [connection.execute("SELECT %s::int + 1", (i,), prepare=True).fetchone()[0] for i in range(5)]
    return sum(answers)


def listen():
    with connect() as waiting, connect() as other:
        waiting.execute("LISTEN news")
        other.execute("NOTIFY news")
        return "arrives" if list(waiting.notifies(timeout=1, stop_after=1)) else "nothing"


def advisory():
    with connect() as first, connect() as second:
        first.execute("SELECT pg_advisory_lock(1)")
        got = second.execute("SELECT pg_try_advisory_lock(1)").fetchone()[0]
    return "not kept out" if got else "kept out"


def copy():
    with connect() as connection, connection.transaction(force_rollback=True):
        connection.execute("CREATE TEMPORARY TABLE copied (i int)")
        with connection.cursor().copy("COPY copied FROM STDIN") as rows:
            for i in range(3):
                rows.write_row((i,))
        with connection.cursor().copy("COPY copied TO STDOUT") as rows:
            return len(list(rows.rows()))


CASES = {
    "connect": lambda: ask(connect(), "SELECT current_user"),
    "search_path": lambda: ask(connect(options="-c search_path=tenant"), "SHOW search_path"),
    "timeout": lambda: ask(connect(options="-c statement_timeout=5s"), "SHOW statement_timeout"),
    "prepared": prepared,
    "listen": listen,
    "advisory": advisory,
    "copy": copy,
    "second": lambda: ask(connect(sys.argv[1]), "SELECT current_database()"),
    "unnamed": lambda: ask(connect(sys.argv[2]), "SELECT current_database()"),
}

for name, case in CASES.items():
    try:
        result = case()
    except psycopg.Error as e:
        result = "ERROR " + " ".join(str(e).split())
    print(name, result, sep="\t")
