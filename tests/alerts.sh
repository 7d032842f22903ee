#!/usr/bin/env bash
# Checks the alerts of docker/prometheus: that they can be read, that each fires and clears (alerts.test.yml), and that each has a
# test and a section in docker/RUNBOOK.md.
#
# Needs promtool (Debian: prometheus). As root on Debian it is installed if it is missing; where it can't be had, that is said.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../docker"

status=0
while read -r alert; do
    grep -q "^## $alert\$" RUNBOOK.md || { echo "alerts: $alert has no section in docker/RUNBOOK.md" >&2; status=1; }
    grep -q "alertname: $alert\$" prometheus/alerts.test.yml || { echo "alerts: $alert has no test" >&2; status=1; }
    grep -q "runbook_url: docker/RUNBOOK.md#${alert,,}\$" prometheus/alerts.yml || { echo "alerts: $alert names no section of the runbook" >&2; status=1; }
done < <(sed -n 's/^ *- alert: //p' prometheus/alerts.yml)

if ! command -v promtool > /dev/null && [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
    { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends prometheus; } > /dev/null 2>&1 || true
fi
if command -v promtool > /dev/null; then
    (cd prometheus && promtool check config prometheus.yml && promtool test rules alerts.test.yml) || status=1
else
    echo "alerts: the rules were NOT tested, promtool can't be had here"
fi
exit "$status"
