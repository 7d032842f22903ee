#!/bin/sh
set -eu

# Erlang sizes tables by the limit of open files, which container engines often set to a thousand million.
ulimit -n 65536 2>/dev/null || true

# The nodes of a cluster must share one cookie; a single node makes its own on first start.
if [ -n "${RABBITMQ_ERLANG_COOKIE:-}" ]; then
    cookie=/var/lib/rabbitmq/.erlang.cookie
    if [ "$(cat "$cookie" 2>/dev/null || true)" != "$RABBITMQ_ERLANG_COOKIE" ]; then
        rm -f "$cookie"
        (umask 077 && printf '%s' "$RABBITMQ_ERLANG_COOKIE" > "$cookie")
    fi
fi

if [ "${1:-rabbitmq-server}" = rabbitmq-server ]; then
    [ $# -gt 0 ] && shift
    exec /usr/lib/rabbitmq/bin/rabbitmq-server "$@"
fi
exec "$@"
