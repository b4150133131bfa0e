"""Takes out of a schema what depends on objects outside of it, before it is dumped, and says what that was."""
from __future__ import annotations

from typing import Any, List

# Whether an object depends on a function, or an operator's function, that is neither PostgreSQL's own, nor an extension's,
# nor in the schema itself.
OUTSIDE_CODE = """
    EXISTS (SELECT FROM pg_catalog.pg_depend d
      LEFT JOIN pg_catalog.pg_operator o ON d.refclassid = 'pg_catalog.pg_operator'::pg_catalog.regclass AND o.oid = d.refobjid
      JOIN pg_catalog.pg_proc p ON p.oid = CASE d.refclassid WHEN 'pg_catalog.pg_proc'::pg_catalog.regclass THEN d.refobjid
                                                             ELSE o.oprcode END
      WHERE ({condition})
        AND p.pronamespace <> 'pg_catalog'::pg_catalog.regnamespace AND p.pronamespace <> s.oid
        AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e WHERE e.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass
                        AND e.objid = p.oid AND e.deptype = 'e'))
"""

# A table, view or sequence in another schema that is not PostgreSQL's own.
OUTSIDE_RELATION = """
    EXISTS (SELECT FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_class other ON other.oid = d.refobjid
      WHERE d.classid = '{catalog}'::pg_catalog.regclass AND d.objid = {oid}
        AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND other.relnamespace <> s.oid
        AND other.relnamespace NOT IN ('pg_catalog'::pg_catalog.regnamespace, 'information_schema'::pg_catalog.regnamespace))
"""


def _object(catalog: str, oid: str) -> str:
    return f"d.classid = 'pg_catalog.{catalog}'::pg_catalog.regclass AND d.objid = {oid}"


def _code(catalog: str, oid: str) -> str:
    return OUTSIDE_CODE.format(condition=_object(catalog, oid))


# Before 15, what a generated column calls is recorded with the column, and from then on with its expression.
GENERATED = OUTSIDE_CODE.format(condition=f"({_object('pg_attrdef', 'x.oid')}) OR ({_object('pg_class', 'c.oid')}"
                                          " AND d.objsubid = a.attnum)")


def _relation(catalog: str, oid: str) -> str:
    return OUTSIDE_RELATION.format(catalog=f"pg_catalog.{catalog}", oid=oid)


# Each gives statements, and in words what they take out.
STEPS = (
    """SELECT pg_catalog.format('DROP FOREIGN TABLE %I.%I', s.nspname, c.relname),
              pg_catalog.format('foreign table %I: its rows are on another server', c.relname)
       FROM @schema JOIN pg_catalog.pg_class c ON c.relnamespace = s.oid AND c.relkind = 'f'""",
    """SELECT CASE WHEN c.relispartition
                   THEN pg_catalog.format('ALTER TABLE %s DETACH PARTITION %s', i.inhparent::pg_catalog.regclass,
                                          c.oid::pg_catalog.regclass)
                   ELSE pg_catalog.format('ALTER TABLE %s NO INHERIT %s', c.oid::pg_catalog.regclass,
                                          i.inhparent::pg_catalog.regclass)
              END,
              pg_catalog.format(CASE WHEN c.relispartition THEN '%I as a partition of %s' ELSE '%I as a child of %s' END,
                                c.relname, i.inhparent::pg_catalog.regclass)
       FROM @schema JOIN pg_catalog.pg_class c ON c.relnamespace = s.oid AND c.relkind IN ('r', 'p')
       JOIN pg_catalog.pg_inherits i ON i.inhrelid = c.oid JOIN pg_catalog.pg_class p ON p.oid = i.inhparent AND p.relnamespace <> s.oid""",
    """SELECT pg_catalog.format('ALTER TABLE %I.%I NOT OF', s.nspname, c.relname),
              pg_catalog.format('%I as a table of type %s', c.relname, c.reloftype::pg_catalog.regtype)
       FROM @schema JOIN pg_catalog.pg_class c ON c.relnamespace = s.oid AND c.reloftype <> 0""",
    """SELECT pg_catalog.format('DROP TRIGGER %I ON %I.%I', t.tgname, s.nspname, c.relname),
              pg_catalog.format('trigger %I of %I: %s', t.tgname, c.relname, pg_catalog.pg_get_triggerdef(t.oid))
       FROM @schema JOIN pg_catalog.pg_class c ON c.relnamespace = s.oid AND c.relkind IN ('r', 'p', 'v')
       JOIN pg_catalog.pg_trigger t ON t.tgrelid = c.oid AND NOT t.tgisinternal AND t.tgparentid = 0""",
    """SELECT pg_catalog.format('DROP POLICY %I ON %I.%I', p.polname, s.nspname, c.relname),
              pg_catalog.format('policy %I of %I', p.polname, c.relname)
       FROM @schema JOIN pg_catalog.pg_class c ON c.relnamespace = s.oid
       JOIN pg_catalog.pg_policy p ON p.polrelid = c.oid""",
    """SELECT pg_catalog.format('ALTER TABLE %I.%I DISABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY', s.nspname, c.relname),
              pg_catalog.format('row-level security of %I', c.relname)
       FROM @schema JOIN pg_catalog.pg_class c ON c.relnamespace = s.oid
       AND (c.relrowsecurity OR c.relforcerowsecurity)""",
    """SELECT pg_catalog.format('DROP RULE %I ON %I.%I', r.rulename, s.nspname, c.relname),
              pg_catalog.format('rule %I of %I', r.rulename, c.relname)
       FROM @schema JOIN pg_catalog.pg_class c ON c.relnamespace = s.oid AND c.relkind IN ('r', 'p')
       JOIN pg_catalog.pg_rewrite r ON r.ev_class = c.oid""",
    """SELECT pg_catalog.format('ALTER TABLE %I.%I DROP CONSTRAINT %I', s.nspname, c.relname, k.conname),
              pg_catalog.format('foreign key %I of %I: %s', k.conname, c.relname, pg_catalog.pg_get_constraintdef(k.oid))
       FROM @schema JOIN pg_catalog.pg_class c ON c.relnamespace = s.oid
       JOIN pg_catalog.pg_constraint k ON k.conrelid = c.oid AND k.contype = 'f' AND k.conparentid = 0
       JOIN pg_catalog.pg_class f ON f.oid = k.confrelid AND f.relnamespace <> s.oid""",
    """SELECT pg_catalog.format('ALTER TABLE %I.%I DROP CONSTRAINT %I', s.nspname, c.relname, k.conname),
              pg_catalog.format('check constraint %I of %I: %s', k.conname, c.relname, pg_catalog.pg_get_constraintdef(k.oid))
       FROM @schema JOIN pg_catalog.pg_class c ON c.relnamespace = s.oid
       JOIN pg_catalog.pg_constraint k ON k.conrelid = c.oid AND k.contype = 'c' AND k.coninhcount = 0
       WHERE """ + _code("pg_constraint", "k.oid"),
    """SELECT pg_catalog.format('ALTER TABLE %I.%I ALTER COLUMN %I DROP EXPRESSION', s.nspname, c.relname, a.attname),
              pg_catalog.format('generation of column %I of %I, whose values are kept: %s', a.attname, c.relname,
                                pg_catalog.pg_get_expr(x.adbin, x.adrelid))
       FROM @schema JOIN pg_catalog.pg_class c ON c.relnamespace = s.oid
       JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attgenerated = 's' AND a.attinhcount = 0
       JOIN pg_catalog.pg_attrdef x ON x.adrelid = c.oid AND x.adnum = a.attnum WHERE """ + GENERATED,
    """SELECT pg_catalog.format('ALTER TABLE ONLY %I.%I ALTER COLUMN %I DROP DEFAULT', s.nspname, c.relname, a.attname),
              pg_catalog.format('default of column %I of %I: %s', a.attname, c.relname, pg_catalog.pg_get_expr(x.adbin, x.adrelid))
       FROM @schema JOIN pg_catalog.pg_class c ON c.relnamespace = s.oid
       JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attgenerated = ''
       JOIN pg_catalog.pg_attrdef x ON x.adrelid = c.oid AND x.adnum = a.attnum
       WHERE (""" + _code("pg_attrdef", "x.oid") + " OR " + _relation("pg_attrdef", "x.oid") + ")",
    """SELECT pg_catalog.format('DROP INDEX %I.%I', s.nspname, c.relname),
              pg_catalog.format('index %I: %s', c.relname, pg_catalog.pg_get_indexdef(c.oid))
       FROM @schema JOIN pg_catalog.pg_class c ON c.relnamespace = s.oid AND c.relkind IN ('i', 'I')
         AND NOT c.relispartition
       WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = c.oid AND k.contype IN ('p', 'u', 'x'))
         AND """ + _code("pg_class", "c.oid"),
    """SELECT pg_catalog.format('DROP %s IF EXISTS %I.%I CASCADE', CASE c.relkind WHEN 'v' THEN 'VIEW' ELSE 'MATERIALIZED VIEW' END,
                                s.nspname, c.relname),
              pg_catalog.format('view %I, which reads other schemas, and what builds on it', c.relname)
       FROM @schema JOIN pg_catalog.pg_class c ON c.relnamespace = s.oid AND c.relkind IN ('v', 'm')
       JOIN pg_catalog.pg_rewrite r ON r.ev_class = c.oid
       WHERE (""" + _code("pg_rewrite", "r.oid") + " OR " + _relation("pg_rewrite", "r.oid") + ")",
)


# Named by a setting of the session, since parameters and the per cent signs of format() do not go together.
SCHEMA = """(SELECT oid, nspname FROM pg_catalog.pg_namespace
             WHERE nspname = pg_catalog.current_setting('pgcluster.schema')) s"""


def outside(session: Any, into: str) -> List[str]:
    """Takes out what reaches outside of a schema; gives it in words."""
    session.execute("SELECT pg_catalog.set_config('pgcluster.schema', %s, false)", (into,))
    notes: List[str] = []
    for step in STEPS:
        for statement, words in session.execute(step.replace("@schema", SCHEMA).encode()).fetchall():
            session.execute(statement.encode())
            notes.append(words)
    return notes
