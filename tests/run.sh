#!/usr/bin/env bash
# Builds everything and runs every test, the integration tests against a real RabbitMQ and a real database in containers.
#
# Usage: tests/run.sh [arguments of dotnet test, such as --filter FullyQualifiedName~Intake]
#
# Needs the .NET SDK. Uses Docker where an engine answers; else, as root on Debian, installs and starts one for the time of the
# run; so too Chromium for the tests of the page. Where the public images cannot be pulled, stand-ins are built from Debian packages
# (docker/offline/build.sh).
# INGESTION_RABBITMQ_IMAGE and INGESTION_MONGODB_IMAGE name other images.
#
# The last line is "N passed, N failed, N skipped". The exit status is 0 only if tests ran, all passed and none was skipped.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"

rabbitmq_public=rabbitmq:4.2-management
mongodb_public=mongo:8
ryuk_image=testcontainers/ryuk
work=$(mktemp -d "${TMPDIR:-/tmp}/ingestion-tests.XXXXXX")
keep_work=false
dockerd_pid=
build_pid=
reliability_pid=

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
# No build process may outlive the run and hold its output open.
export MSBUILDDISABLENODEREUSE=1

say() { printf '[tests %4ds] %s\n' "$SECONDS" "$*"; }
die() {
    printf '[tests %4ds] FAILED: %s\n' "$SECONDS" "$*" >&2
    exit 1
}

# --- Leaving nothing behind ---------------------------------------------------------------------------------------------------

remove_containers() {
    local ids
    ids=$(docker ps -aq --filter "label=$1" 2>/dev/null) || return 0
    [ -z "$ids" ] || echo "$ids" | xargs docker rm -fv > /dev/null 2>&1 || true
}

clean_up() {
    trap '' INT TERM
    [ -z "$build_pid" ] || kill -TERM "$build_pid" 2>/dev/null || true
    [ -z "$reliability_pid" ] || pkill -P "$reliability_pid" 2>/dev/null || true
    # Without Ryuk nobody else removes the containers of a run that was broken off.
    if [ -n "${INGESTION_TEST_RUN:-}" ]; then remove_containers "ingestion.test-run=$INGESTION_TEST_RUN"; fi
    if [ -n "$dockerd_pid" ]; then
        remove_containers org.testcontainers=true
        kill -TERM "$dockerd_pid" 2>/dev/null || true
        for _ in $(seq 100); do
            kill -0 "$dockerd_pid" 2>/dev/null || break
            sleep 0.2
        done
        kill -KILL "$dockerd_pid" 2>/dev/null || true
        dockerd_pid=
    fi
    if $keep_work; then
        echo "Logs and results are kept in $work" >&2
    else
        rm -rf --one-file-system "$work"
    fi
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# --- Docker -------------------------------------------------------------------------------------------------------------------

engine_answers() { command -v docker > /dev/null && timeout 15 docker version --format '{{.Server.APIVersion}}' > /dev/null 2>&1; }

install_docker() {
    local problem="No Docker engine answers. Start one (or install Docker) and run this again"
    [ "$(id -u)" = 0 ] || die "$problem; as root on Debian this script would do it itself."
    { [ -r /etc/debian_version ] && command -v apt-get > /dev/null; } || die "$problem; only on Debian can this script do it itself."
    if ! command -v dockerd > /dev/null || ! command -v docker > /dev/null || ! command -v iptables > /dev/null; then
        say "installing Docker from Debian's packages"
        local packages=(docker.io iptables)
        export DEBIAN_FRONTEND=noninteractive
        apt-get update -q > "$work/apt.log" 2>&1 || { tail -n 20 "$work/apt.log" >&2; die "apt-get update"; }
        # From Debian 13 on the client is a package of its own.
        if apt-cache show docker-cli > /dev/null 2>&1; then packages+=(docker-cli); fi
        apt-get install -y -q --no-install-recommends "${packages[@]}" >> "$work/apt.log" 2>&1 \
            || { tail -n 20 "$work/apt.log" >&2; die "apt-get install ${packages[*]}"; }
    fi
}

# Starts dockerd with the given options and waits until it answers, half a minute at most.
try_dockerd() {
    rm -f /var/run/docker.pid
    # A session of its own: Ctrl-C must reach this script first, which stops containers and engine in order.
    setsid dockerd "$@" > "$work/dockerd.log" 2>&1 < /dev/null &
    dockerd_pid=$!
    for _ in $(seq 60); do
        if engine_answers; then return 0; fi
        kill -0 "$dockerd_pid" 2>/dev/null || break
        sleep 0.5
    done
    kill -TERM "$dockerd_pid" 2>/dev/null || true
    wait "$dockerd_pid" 2>/dev/null || true
    dockerd_pid=
    return 1
}

start_docker() {
    install_docker
    # The package may have started the engine where there is a service manager.
    if engine_answers; then return; fi
    say "starting dockerd"
    try_dockerd && return
    # A kernel without the netfilter modules: ports are then forwarded by docker-proxy alone.
    say "starting dockerd without iptables"
    try_dockerd --iptables=false --ip6tables=false && return
    # A root file system that overlayfs cannot lie on, as inside a container.
    say "starting dockerd without iptables, storage driver vfs"
    try_dockerd --iptables=false --ip6tables=false --storage-driver=vfs && return
    tail -n 30 "$work/dockerd.log" >&2
    die "dockerd does not start"
}

configure_docker() {
    local api
    api=$(docker version --format '{{.Server.APIVersion}}')
    say "Docker engine $(docker version --format '{{.Server.Version}}'), API $api"
    # Testcontainers asks for 1.44, which engines before 25 refuse.
    if [ "$(printf '%s\n' "$api" 1.44 | sort -V | head -n 1)" = "$api" ] && [ "$api" != 1.44 ]; then
        export DOCKER_API_VERSION=$api
    fi
    case ${DOCKER_HOST:-unix:} in
        unix:*) export TESTCONTAINERS_HOST_OVERRIDE=${TESTCONTAINERS_HOST_OVERRIDE:-127.0.0.1} ;;
    esac
    export INGESTION_TEST_RUN=${INGESTION_TEST_RUN:-$(date +%s)-$$}
    export INGESTION_REQUIRE_CONTAINERS=1
}

has_image() { docker image inspect "$1" > /dev/null 2>&1; }
obtain_image() { has_image "$1" || timeout "${INGESTION_PULL_TIMEOUT:-300}" docker pull -q "$1" > "$work/pull.log" 2>&1; }

ensure_debootstrap() {
    command -v debootstrap > /dev/null && return
    command -v apt-get > /dev/null && [ "$(id -u)" = 0 ] || die "the public images cannot be pulled, and stand-ins need debootstrap"
    DEBIAN_FRONTEND=noninteractive apt-get update -q > "$work/apt.log" 2>&1 || { tail -n 20 "$work/apt.log" >&2; die "apt-get update"; }
    DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends debootstrap >> "$work/apt.log" 2>&1 \
        || { tail -n 20 "$work/apt.log" >&2; die "apt-get install debootstrap"; }
}

choose_images() {
    if [ -n "${INGESTION_RABBITMQ_IMAGE:-}" ] && [ -n "${INGESTION_MONGODB_IMAGE:-}" ]; then
        say "images as named in the environment"
    elif obtain_image "$rabbitmq_public" && obtain_image "$mongodb_public"; then
        say "public images"
        export INGESTION_RABBITMQ_IMAGE=${INGESTION_RABBITMQ_IMAGE:-$rabbitmq_public}
        export INGESTION_MONGODB_IMAGE=${INGESTION_MONGODB_IMAGE:-$mongodb_public}
    else
        say "the public images cannot be pulled; stand-ins from Debian's packages"
        ensure_debootstrap
        bash docker/offline/build.sh rabbitmq mongodb || die "docker/offline/build.sh"
        export INGESTION_RABBITMQ_IMAGE=${INGESTION_RABBITMQ_IMAGE:-ingestion-offline/rabbitmq:4}
        export INGESTION_MONGODB_IMAGE=${INGESTION_MONGODB_IMAGE:-ingestion-offline/mongodb:8}
        # Testcontainers' cleaner is a public image too.
        if [ -z "$(docker images -q "$ryuk_image")" ]; then export TESTCONTAINERS_RYUK_DISABLED=true; fi
    fi
    say "RabbitMQ $INGESTION_RABBITMQ_IMAGE, MongoDB $INGESTION_MONGODB_IMAGE"
}

# --- A browser for the tests of the page --------------------------------------------------------------------------------------

has_chromium() {
    [ -n "${INGESTION_CHROMIUM:-}" ] && return
    local name
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
        command -v "$name" > /dev/null && return
    done
    return 1
}

ensure_chromium() {
    export INGESTION_REQUIRE_BROWSER=1
    has_chromium && return
    command -v apt-get > /dev/null && [ "$(id -u)" = 0 ] \
        || die "no Chromium is installed; as root on Debian this script would install it (INGESTION_CHROMIUM names another place)"
    say "installing Chromium from Debian's packages"
    { apt_get update && apt_get install --no-install-recommends chromium; } > "$work/apt.log" 2>&1 \
        || { tail -n 20 "$work/apt.log" >&2; die "apt-get install chromium"; }
}

apt_get() { DEBIAN_FRONTEND=noninteractive apt-get -y -q "$@"; }

# --- Build and test -----------------------------------------------------------------------------------------------------------

# Sums the counters of all result files. A skipped test is counted in total but not in executed.
sum_results() {
    find "$work/results" -name '*.trx' -exec cat {} + 2>/dev/null | tr '>' '\n' | awk '
        /<Counters / {
            n = split($0, pairs, /[ \t\r]+/)
            delete counter
            for (i = 1; i <= n; i++) if (split(pairs[i], pair, /="?|"/) >= 2) counter[pair[1]] = pair[2] + 0
            passed += counter["passed"]
            failed += counter["failed"] + counter["error"] + counter["timeout"] + counter["aborted"]
            skipped += counter["total"] - counter["executed"]
        }
        END { print passed + 0, failed + 0, skipped + 0 }'
}

# Ends the run. Nothing may be printed after the counts.
finish() {
    local problem=$1 passed=$2 failed=$3 skipped=$4 status=0
    if [ -s "$INGESTION_RELIABILITY_TABLE" ]; then
        say "what the reliability scenarios accounted for"
        cat "$INGESTION_RELIABILITY_TABLE"
    fi
    if [ -n "$problem" ]; then
        status=1
        keep_work=true
        printf '[tests %4ds] FAILED: %s\n' "$SECONDS" "$problem"
    fi
    clean_up 2>&1
    trap - EXIT
    say "finished"
    echo "$passed passed, $failed failed, $skipped skipped"
    exit "$status"
}

export INGESTION_RELIABILITY_TABLE=${INGESTION_RELIABILITY_TABLE:-$work/reliability.md}
# What an earlier run found is not this one's.
rm -f "$INGESTION_RELIABILITY_TABLE"

command -v dotnet > /dev/null || die "the .NET SDK is missing: dotnet is not on the PATH"
[ -f Ingestion.sln ] || die "Ingestion.sln is missing"

# The build takes the processor, the rest mostly the network: one beside the other.
say "building Ingestion.sln (Release)"
dotnet build Ingestion.sln -c Release -nologo -v quiet -nodeReuse:false > "$work/build.log" 2>&1 < /dev/null &
build_pid=$!
if ! engine_answers; then start_docker; fi
configure_docker
choose_images
ensure_chromium
build_status=0
wait "$build_pid" || build_status=$?
build_pid=
if [ "$build_status" -ne 0 ]; then
    grep -E '(error|warning) [A-Z]+[0-9]+|error :' "$work/build.log" | sort -u | head -n 40 || tail -n 40 "$work/build.log"
    finish "THE BUILD FAILED; no test was run" 0 0 0
fi

say "checking the packages"
bash tests/packages.sh || finish "A PACKAGE IS NOT FIT (tests/packages.sh); no test was run" 0 0 0

say "checking the alerts"
bash tests/alerts.sh || finish "AN ALERT IS NOT FIT (tests/alerts.sh); no test was run" 0 0 0

# Runs the tests of one project; the arguments after it are those of dotnet test.
test_project() {
    local project=$1
    shift
    dotnet test "$project" -c Release --no-build -nologo -v quiet -m:1 --logger trx --results-directory "$work/results/$(basename "$project")" "$@" \
        2>&1 < /dev/null | grep -v -E '^(Test run for|A total of [0-9]+ test files|VSTest version|Results File:|$)' || return "${PIPESTATUS[0]}"
}

say "running the tests"
mkdir -p "$work/results"
status=0
if [ -n "${INGESTION_TEST_PROJECT:-}" ]; then
    test_project "$INGESTION_TEST_PROJECT" "$@" || status=$?
else
    # The reliability tests wait most of the time; the others run beside them, one project after another.
    test_project tests/Ingestion.ReliabilityTests "$@" > "$work/reliability.log" &
    reliability_pid=$!
    for project in tests/*Tests; do
        [ "$project" = tests/Ingestion.ReliabilityTests ] || test_project "$project" "$@" || status=$?
    done
    wait "$reliability_pid" || status=$?
    reliability_pid=
    cat "$work/reliability.log"
fi

read -r passed failed skipped <<< "$(sum_results)"
problem=
if [ "$failed" -gt 0 ]; then problem="$failed of $((passed + failed + skipped)) tests failed"
elif [ "$status" -ne 0 ]; then problem="dotnet test ended with status $status"
elif [ $((passed + failed)) -eq 0 ]; then problem="no test was run"
elif [ "$skipped" -gt 0 ]; then problem="$skipped tests were skipped; here every test must run"
fi
finish "$problem" "$passed" "$failed" "$skipped"
