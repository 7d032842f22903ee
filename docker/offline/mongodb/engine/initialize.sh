#!/bin/bash
# Makes the data directory that a new container starts from, with the extension in it.
set -euo pipefail

bin=/usr/lib/postgresql/18/bin
template=/opt/engine/template
as_postgres() { setpriv --reuid postgres --regid postgres --init-groups -- "$@"; }

install -d -o postgres -g postgres -m 700 "$template"
install -d -o postgres -g postgres -m 755 /var/run/postgresql
as_postgres "$bin/initdb" -D "$template" --locale=C.UTF-8 --encoding=UTF8 --auth=trust --wal-segsize=4 > /dev/null
printf "include '/opt/engine/postgresql.conf'\n" >> "$template/postgresql.conf"
as_postgres "$bin/pg_ctl" -D "$template" -l /tmp/initialize.log -w start > /dev/null || { cat /tmp/initialize.log; exit 1; }
as_postgres psql -q -v ON_ERROR_STOP=1 -d postgres \
    -c 'SET client_min_messages = warning' -c 'CREATE EXTENSION documentdb CASCADE'
as_postgres "$bin/pg_ctl" -D "$template" -w -m fast stop > /dev/null
rm -f /tmp/initialize.log
