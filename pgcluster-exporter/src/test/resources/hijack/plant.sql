-- Everything that a user can make in a schema of their own and that a statement of ours could meet there by name. @schema@ and
-- @names@ are put in by the test. What is called writes one line to the server's log, and then does nothing.
-- What was planted before must not meet the planting.
SET search_path = pg_catalog;
DO $plant$
DECLARE
  target CONSTANT text := '@schema@';
  names CONSTANT text[] := '@names@';
  operators CONSTANT text[] := '{=,<>,<,<=,>,>=,+,-,*,/,%,||,~,~*,!~,!~*,~~,!~~,&&,@>}';
  types CONSTANT text[] := '{bool,int2,int4,int8,float8,numeric,text,varchar,name,"\"char\"",oid,regclass,timestamptz,interval,pg_lsn,xid}';
  made int := 0;
  step record;
BEGIN
  EXECUTE format($f$CREATE FUNCTION %1$I.hijacked(what text) RETURNS bool LANGUAGE plpgsql AS
    $b$BEGIN RAISE LOG 'HIJACKED %% of %% as %%', what, %1$L, current_user; RETURN true; END$b$$f$, target);

  FOR step IN
    -- The signatures that PostgreSQL has, and each of them with another type in one place.
    SELECT DISTINCT p.proname AS name, args, CASE WHEN p.proretset THEN 'SETOF ' ELSE '' END || format_type(p.prorettype, NULL) AS result
    FROM pg_catalog.pg_proc p
    CROSS JOIN LATERAL (
      SELECT coalesce(array_to_string(ARRAY(SELECT format_type(t, NULL) FROM unnest(p.proargtypes) WITH ORDINALITY a(t, n) ORDER BY n), ', '), '')
      UNION
      SELECT array_to_string(ARRAY(SELECT CASE n WHEN place THEN other ELSE format_type(t, NULL) END
                                   FROM unnest(p.proargtypes) WITH ORDINALITY a(t, n) ORDER BY n), ', ')
      FROM generate_series(1, p.pronargs) place, unnest(types || 'anyelement'::text) other
      WHERE p.pronargs <= 3
    ) AS variant(args)
    WHERE p.pronamespace = 'pg_catalog'::regnamespace AND p.prokind = 'f' AND p.proname = ANY (names)
  LOOP
    BEGIN
      EXECUTE format($f$CREATE FUNCTION %1$I.%2$I(%3$s) RETURNS %4$s LANGUAGE plpgsql AS $b$BEGIN PERFORM %1$I.hijacked(%5$L); RETURN%6$s; END$b$$f$,
        target, step.name, step.args, step.result, 'function', CASE WHEN step.result LIKE 'SETOF %' OR step.result = 'void' THEN '' ELSE ' NULL' END);
      made := made + 1;
    EXCEPTION WHEN OTHERS THEN NULL; -- of a type that no function in PL/pgSQL can take or give
    END;
  END LOOP;

  FOR step IN
    SELECT DISTINCT p.proname AS name, t AS type
    FROM pg_catalog.pg_proc p, unnest(types) t
    WHERE p.pronamespace = 'pg_catalog'::regnamespace AND p.prokind = 'a' AND p.proname = ANY (names) AND p.pronargs <= 1
  LOOP
    BEGIN
      EXECUTE format($f$CREATE OR REPLACE FUNCTION %1$I.step(kept %2$s, next %2$s) RETURNS %2$s LANGUAGE plpgsql AS
        $b$BEGIN PERFORM %1$I.hijacked('aggregate'); RETURN kept; END$b$$f$, target, step.type);
      EXECUTE format('CREATE AGGREGATE %1$I.%2$I(%3$s) (SFUNC = %1$I.step, STYPE = %3$s)', target, step.name, step.type);
      made := made + 1;
    EXCEPTION WHEN OTHERS THEN NULL;
    END;
  END LOOP;
  EXECUTE format($f$CREATE FUNCTION %1$I.step(kept bigint) RETURNS bigint LANGUAGE plpgsql AS
    $b$BEGIN PERFORM %1$I.hijacked('aggregate'); RETURN kept; END$b$$f$, target);
  EXECUTE format($f$CREATE AGGREGATE %1$I.count(*) (SFUNC = %1$I.step, STYPE = bigint, INITCOND = '0')$f$, target);

  FOR step IN
    SELECT operator, lefttype, righttype, coalesce(format_type(o.oprresult, NULL), 'bool') AS result,
           row_number() OVER () AS number
    FROM (
      SELECT operator, l::regtype AS lefttype, r::regtype AS righttype
      FROM unnest(operators) operator, unnest(types) l, unnest(types) r
      UNION
      SELECT oprname, oprleft, oprright
      FROM pg_catalog.pg_operator
      WHERE oprnamespace = 'pg_catalog'::regnamespace AND oprname = ANY (operators) AND oprleft <> 0 AND oprright <> 0
    ) AS wanted
    LEFT JOIN pg_catalog.pg_operator o ON o.oprnamespace = 'pg_catalog'::regnamespace
      AND o.oprname = operator AND o.oprleft = lefttype AND o.oprright = righttype
  LOOP
    BEGIN
      EXECUTE format($f$CREATE FUNCTION %1$I.operator_%2$s(l %3$s, r %4$s) RETURNS %5$s LANGUAGE plpgsql AS
        $b$BEGIN PERFORM %1$I.hijacked('operator'); RETURN NULL; END$b$$f$, target, step.number, step.lefttype, step.righttype, step.result);
      EXECUTE format('CREATE OPERATOR %1$I.%2$s (LEFTARG = %3$s, RIGHTARG = %4$s, FUNCTION = %1$I.operator_%5$s)',
        target, step.operator, step.lefttype, step.righttype, step.number);
      made := made + 1;
    EXCEPTION WHEN OTHERS THEN NULL;
    END;
  END LOOP;

  FOR step IN
    SELECT relname AS name FROM pg_catalog.pg_class
    WHERE relnamespace = 'pg_catalog'::regnamespace AND relkind IN ('r', 'v') AND relname = ANY (names)
  LOOP
    BEGIN
      EXECUTE format('CREATE VIEW %1$I.%2$I AS SELECT * FROM pg_catalog.%2$I WHERE %1$I.hijacked(%3$L)', target, step.name, 'view');
      made := made + 1;
    EXCEPTION WHEN OTHERS THEN NULL; -- a table with a column of a pseudo-type
    END;
  END LOOP;

  FOR step IN
    SELECT typname AS name FROM pg_catalog.pg_type
    WHERE typnamespace = 'pg_catalog'::regnamespace AND typtype = 'b' AND typname = ANY (names || types)
  LOOP
    BEGIN
      EXECUTE format('CREATE DOMAIN %1$I.%2$I AS pg_catalog.%2$I CHECK (%1$I.hijacked(%3$L))', target, step.name, 'type');
      made := made + 1;
    EXCEPTION WHEN OTHERS THEN NULL;
    END;
  END LOOP;

  IF made < 3000 THEN
    RAISE EXCEPTION 'only % objects were planted', made;
  END IF;
END
$plant$
