#!/usr/bin/env bash
# The reliability scenarios of tests/run.sh with many more articles in each: hours, not minutes.
#
# Usage: [INGESTION_RELIABILITY_ARTICLES=50000] tests/soak.sh [arguments of dotnet test, such as --filter FullyQualifiedName~Kill_]
#
# Its table of results goes to INGESTION_RELIABILITY_TABLE, a file that is kept; default reliability.md in the folder for
# temporary files.
set -euo pipefail
export INGESTION_RELIABILITY_ARTICLES=${INGESTION_RELIABILITY_ARTICLES:-50000}
export INGESTION_RELIABILITY_TABLE=${INGESTION_RELIABILITY_TABLE:-${TMPDIR:-/tmp}/reliability.md}
export INGESTION_TEST_PROJECT=tests/Ingestion.ReliabilityTests
exec bash "$(dirname "${BASH_SOURCE[0]}")/run.sh" "$@"
