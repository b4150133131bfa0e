"""asyncpg; see README.md."""
import asyncio
import io
import os
import ssl
import sys

import asyncpg


async def connect(database=os.environ["PGDATABASE"], **settings):
    tls = ssl.create_default_context(cafile=os.environ["PGSSLROOTCERT"])
    return await asyncpg.connect(database=database, ssl=tls, timeout=10, **settings)


async def ask(sql, **settings):
    connection = await connect(**settings)
    try:
        return await connection.fetchval(sql)
    finally:
        await connection.close()


async def pair(case):
    first, second = await connect(), await connect()
    try:
        return await case(first, second)
    finally:
        # A polite end would wait for the lock to be given back.
        first.terminate()
        second.terminate()


async def prepared():
    connection = await connect()
    statement = await connection.prepare("SELECT $1::int + 1")
    answers = [await statement.fetchval(i) for i in range(5)]
    await connection.close()
    return sum(answers)


async def listen(waiting, other):
    heard = asyncio.Event()
    await waiting.add_listener("news", lambda *_: heard.set())
    await other.execute("NOTIFY news")
    try:
        await asyncio.wait_for(heard.wait(), 1)
        return "arrives"
    except asyncio.TimeoutError:
        return "nothing"


async def advisory(first, second):
    await first.execute("SELECT pg_advisory_lock(2)")
    return "not kept out" if await second.fetchval("SELECT pg_try_advisory_lock(2)") else "kept out"


async def copy():
    connection = await connect()
    transaction = connection.transaction()
    await transaction.start()
    await connection.execute("CREATE TEMPORARY TABLE copied (i int)")
    await connection.copy_records_to_table("copied", records=[(i,) for i in range(3)])
    out = io.BytesIO()
    await connection.copy_from_query("SELECT * FROM copied", output=out)
    await transaction.rollback()
    await connection.close()
    return len(out.getvalue().splitlines())


CASES = {
    "connect": lambda: ask("SELECT current_user"),
    "search_path": lambda: ask("SHOW search_path", server_settings={"search_path": "tenant"}),
    "timeout": lambda: ask("SHOW statement_timeout", server_settings={"statement_timeout": "5s"}),
    "prepared": prepared,
    "listen": lambda: pair(listen),
    "advisory": lambda: pair(advisory),
    "copy": copy,
    "second": lambda: ask("SELECT current_database()", database=sys.argv[1]),
    "unnamed": lambda: ask("SELECT current_database()", database=sys.argv[2]),
}


async def main():
    for name, case in CASES.items():
        try:
            result = await case()
        except (asyncpg.PostgresError, asyncpg.InterfaceError) as e:
            result = "ERROR " + " ".join(str(e).split())
        print(name, result, sep="\t")


asyncio.run(main())
