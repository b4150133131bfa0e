"""pg8000, which speaks the protocol without libpq; see README.md."""
import io
import os
import ssl
import sys

import pg8000.exceptions
import pg8000.native


class Session:
    """A connection that is closed at the end of a block, whatever state it is in."""

    def __init__(self, database=os.environ["PGDATABASE"], **parameters):
        tls = ssl.create_default_context(cafile=os.environ["PGSSLROOTCERT"])
        self.connection = pg8000.native.Connection(
            os.environ["PGUSER"],
            host=os.environ["PGHOST"],
            port=int(os.environ["PGPORT"]),
            password=os.environ["PGPASSWORD"],
            database=database,
            ssl_context=tls,
            timeout=10,
            startup_params=parameters,
        )

    def __enter__(self):
        return self.connection

    def __exit__(self, *_):
        self.connection.close()


def ask(session, sql):
    with session as connection:
        return connection.run(sql)[0][0]


def prepared():
    with Session() as connection:
        statement = connection.prepare("SELECT cast(:n AS int) + 1")
        return sum(statement.run(n=i)[0][0] for i in range(5))


def listen():
    with Session() as waiting, Session() as other:
        waiting.run("LISTEN news")
        other.run("NOTIFY news")
        # Notifications come with the answer to the next statement.
        waiting.run("SELECT pg_sleep(0.5)")
        return "arrives" if waiting.notifications else "nothing"


def advisory():
    with Session() as first, Session() as second:
        first.run("SELECT pg_advisory_lock(6)")
        return "not kept out" if second.run("SELECT pg_try_advisory_lock(6)")[0][0] else "kept out"


def copy():
    with Session() as connection:
        connection.run("BEGIN")
        connection.run("CREATE TEMPORARY TABLE copied (i int)")
        connection.run("COPY copied FROM STDIN", stream=["1\n", "2\n", "3\n"])
        out = io.BytesIO()
        connection.run("COPY copied TO STDOUT", stream=out)
        connection.run("ROLLBACK")
        return len(out.getvalue().splitlines())


CASES = {
    "connect": lambda: ask(Session(), "SELECT current_user"),
    "search_path": lambda: ask(Session(search_path="tenant"), "SHOW search_path"),
    "timeout": lambda: ask(Session(statement_timeout="5s"), "SHOW statement_timeout"),
    "prepared": prepared,
    "listen": listen,
    "advisory": advisory,
    "copy": copy,
    "second": lambda: ask(Session(sys.argv[1]), "SELECT current_database()"),
    "unnamed": lambda: ask(Session(sys.argv[2]), "SELECT current_database()"),
}

for name, case in CASES.items():
    try:
        result = case()
    except (pg8000.exceptions.DatabaseError, pg8000.exceptions.InterfaceError) as e:
        result = "ERROR " + " ".join(str(e).split())
    print(name, result, sep="\t")
