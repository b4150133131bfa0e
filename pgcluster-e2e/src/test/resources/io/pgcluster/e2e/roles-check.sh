#!/bin/sh
# Starts a server that logs everything it is allowed to, applies the bundle's SQL twice, and tells what the roles may.
# Runs as postgres in the database image, with the bundle's scripts in /etc/pgcluster and the verifiers in /tls.
set -eu
PATH=$PATH:$(echo /usr/lib/postgresql/*/bin)
export PATH PGDATA=/tmp/data PGHOST=/tmp PGUSER=postgres PGDATABASE="Größe's \"DB\" \$\$"
initdb -A trust -U postgres -E UTF8 --locale=C --no-sync >/dev/null
pg_ctl -w -l /tmp/log -o "-c fsync=off -c listen_addresses= -c unix_socket_directories=/tmp -c log_statement=all \
    -c shared_preload_libraries=pg_stat_statements,pgaudit -c pgaudit.log=all" start >/dev/null
apply() { for file in roles.sql extensions.sql; do /etc/pgcluster/roles 'host=/tmp dbname=postgres' $file; done; }
ask() { psql -XAtqc "$1"; }

apply
ask 'SET ROLE app; CREATE SCHEMA s; CREATE TABLE s.t (i serial)'
apply
ask 'SET ROLE app; CREATE TABLE s.later (i int)'
try() { if ask "SET SESSION AUTHORIZATION $1; $2" >/dev/null 2>&1; then echo "$1 may $2"; else echo "$1 may not $2"; fi; }
for role in reader writer maker watcher streamer; do
    try $role 'SELECT FROM s.t'
    try $role 'SELECT FROM s.later'
    try $role 'INSERT INTO s.t DEFAULT VALUES'
    try $role "CREATE TABLE s.$role (i int)"
    try $role 'CREATE ROLE other'
done
PGUSER=maker ask 'CREATE TABLE s.made (i int)'
ask "SELECT tablename || ' belongs to ' || tableowner FROM pg_tables WHERE tablename = 'made'"
ask "SELECT concat_ws(' ', rolname, rolcanlogin, rolconnlimit, rolpassword IS NOT NULL,
            coalesce(round(extract(epoch FROM rolvaliduntil - now()) / 86400)::text, '-'))
       FROM pg_authid WHERE rolname !~ '^pg_'"
for role in app reader streamer nobody postgres replicator pgbouncer; do
    echo "look-up of $role: $(PGDATABASE=postgres PGUSER=pgbouncer ask "SELECT count(*) FROM pgbouncer.get_auth('$role')")"
done
ask "SELECT datname || ' belongs to ' || pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'second'"
ask "SELECT 'reader may connect to second' WHERE has_database_privilege('reader', 'second', 'CONNECT')"
ask "SELECT 'others may not connect to second' WHERE NOT has_database_privilege('replicator', 'second', 'CONNECT')"
ask "SELECT 'may replicate: ' || rolname FROM pg_roles WHERE rolreplication AND NOT rolsuper"
ask "SELECT 'extension ' || extname FROM pg_extension"
echo "verifiers in the log: $(grep -c 'SCRAM-SHA-256[$]4096' /tmp/log || true)"
ask "SELECT 'verifiers in statistics: ' || count(*) FROM public.pg_stat_statements WHERE query ~ 'SCRAM-SHA-256[$]4096'"
