#!/bin/bash
# Starts PostgreSQL and the gateway, and lives exactly as long as both do. The gateway itself waits until the extension answers
# before it listens. Data lie in /data/db, as in the mongo image, and survive a restart of the container.
set -uo pipefail

bin=/usr/lib/postgresql/18/bin
data=/data/db/postgres
as_postgres() { exec setpriv --reuid postgres --regid postgres --init-groups -- "$@"; }

stopping=false
gateway=
stop() {
    stopping=true
    [ -z "$gateway" ] || kill -TERM "$gateway" 2>/dev/null
}
trap stop TERM INT

if [ ! -s "$data/PG_VERSION" ]; then
    rm -rf "$data"
    install -d -o postgres -g postgres -m 700 /data/db
    # Copied under another name and renamed: a start that is interrupted must not leave half a data directory.
    rm -rf "$data.new"
    cp -a /opt/engine/template "$data.new" && mv "$data.new" "$data" || exit 1
fi
# Left behind when the container was killed; its process number may belong to another process now.
rm -f "$data/postmaster.pid" /var/run/postgresql/.s.PGSQL.*

# The extension is talkative, and errors of statements reach the client anyway: LOG_LEVEL=warning shows both.
(as_postgres "$bin/postgres" -D "$data" -c "log_min_messages=${LOG_LEVEL:-fatal}") &
postgres=$!
(as_postgres env HOME=/tmp /usr/share/dotnet/dotnet /opt/gateway/Ingestion.MongoGateway.dll) &
gateway=$!
$stopping && kill -TERM "$gateway"


wait -n "$postgres" "$gateway"
status=$?
$stopping || echo "entrypoint: PostgreSQL or the gateway ended with status $status; stopping" >&2
kill -TERM "$gateway" 2>/dev/null
wait "$gateway"
# INT asks PostgreSQL for a fast shutdown: open transactions roll back, nothing committed is lost.
kill -INT "$postgres" 2>/dev/null
wait "$postgres"
$stopping && exit 0
[ "$status" -ne 0 ] || status=1
exit "$status"
