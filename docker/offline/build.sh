#!/usr/bin/env bash
# Builds, from Debian packages alone, container images that stand in for the public ones where no registry can be reached:
#
#   ingestion-offline/debian:trixie        the base of the others
#   ingestion-offline/rabbitmq:4           RabbitMQ 4 with the management and Prometheus plugins
#   ingestion-offline/mongodb:8            PostgreSQL 18, its documentdb extension and the gateway that speaks MongoDB's protocol
#   ingestion-offline/dotnet-sdk:10.0      this machine's .NET SDK, as a build stage for docker/Dockerfile
#   ingestion-offline/dotnet-runtime:10.0  this machine's ASP.NET Core runtime, as the final stage
#
# Usage: docker/offline/build.sh [--force] [debian|rabbitmq|mongodb|dotnet]...
#
# An image is built again only when the files that it is made of changed, or with --force. Needs root (debootstrap), Docker and
# the .NET SDK. DEBIAN_MIRROR names another mirror than deb.debian.org.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
mirror=${DEBIAN_MIRROR:-http://deb.debian.org/debian}
suite=trixie
prefix=ingestion-offline
label=ingestion.inputs
force=false
wanted=()
for argument in "$@"; do
    case $argument in
        --force) force=true ;;
        debian | rabbitmq | mongodb | dotnet) wanted+=("$argument") ;;
        -h | --help) sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p}' "$0"; exit 0 ;;
        *) echo "build.sh: unknown argument '$argument'" >&2; exit 2 ;;
    esac
done
[ ${#wanted[@]} -gt 0 ] || wanted=(rabbitmq mongodb dotnet)

scratch=$(mktemp -d)
trap 'rm -rf --one-file-system "$scratch"' EXIT
log=$scratch/log

say() { printf '[offline %4ds] %s\n' "$SECONDS" "$*"; }

fail() {
    printf '[offline %4ds] FAILED: %s\n' "$SECONDS" "$1" >&2
    if [ -s "$log" ]; then
        echo "--- last lines of its output ---" >&2
        tail -n 30 "$log" >&2
    fi
    exit 1
}

# Runs a step quietly; its output is shown only when it fails.
step() {
    local title=$1
    shift
    say "$title"
    : > "$log"
    "$@" > "$log" 2>&1 || fail "$title"
}

# A fingerprint of files and of the words given after --, so that an image says what it was built from.
fingerprint() {
    local paths=()
    while [ $# -gt 0 ] && [ "$1" != -- ]; do paths+=("$1"); shift; done
    [ $# -gt 0 ] && shift
    {
        printf '%s\n' "$mirror" "$suite" "$@"
        (cd "$root" && find "${paths[@]}" -type f -not -path '*/bin/*' -not -path '*/obj/*' -print0 | LC_ALL=C sort -z | xargs -0 sha256sum)
    } | sha256sum | cut -d ' ' -f 1
}

is_current() {
    local image=$1 inputs=$2
    $force && return 1
    [ "$(docker image inspect --format "{{ index .Config.Labels \"$label\" }}" "$image" 2>/dev/null || true)" = "$inputs" ]
}

# Without BuildKit: the engine in Debian 12 has none that works with every client, and nothing here needs it.
build_image() {
    local image=$1 inputs=$2 context=$3
    shift 3
    DOCKER_BUILDKIT=0 docker build --network host --force-rm --label "$label=$inputs" -t "$image" "$@" "$context"
}

base=$prefix/debian:$suite
base_inputs=$(fingerprint docker/offline/debian)

bootstrap() {
    local tree=$scratch/rootfs
    debootstrap --variant=minbase --include=ca-certificates "$suite" "$tree" "$mirror" || return 1
    rm -rf "$tree"/usr/share/{doc,man,info,locale}/* "$tree"/var/lib/apt/lists/* "$tree"/var/cache/apt/* "$tree"/var/log/*
    tar -C "$tree" --numeric-owner -c . | docker import - "$prefix/rootfs:$suite" || return 1
    rm -rf --one-file-system "$tree"
}

base_done=false
ensure_debian() {
    # With --force every image asks for a new base; one is enough for all.
    if $base_done || is_current "$base" "$base_inputs"; then return; fi
    base_done=true
    [ "$(id -u)" = 0 ] || fail "debootstrap needs root"
    command -v debootstrap > /dev/null || fail "debootstrap is missing: apt-get install debootstrap"
    step "Debian $suite: root file system" bootstrap
    step "Debian $suite: base image" build_image "$base" "$base_inputs" "$here/debian" --build-arg "ROOTFS=$prefix/rootfs:$suite"
}

ensure_rabbitmq() {
    local image=$prefix/rabbitmq:4 inputs
    inputs=$(fingerprint docker/offline/rabbitmq -- "$base_inputs")
    if is_current "$image" "$inputs"; then say "$image is current"; return; fi
    ensure_debian
    step "RabbitMQ: $image" build_image "$image" "$inputs" "$here/rabbitmq"
}

# With output folders of its own: the solution may be built at the same time.
publish_gateway() {
    dotnet publish "$here/gateway/Ingestion.MongoGateway.csproj" -c Release -o "$1" --artifacts-path "$scratch/artifacts" -v quiet -nologo \
        -p:UseAppHost=false -p:DebugType=none -p:PublishDocumentationFiles=false
}

# The runtime that dotnet on this machine uses: the stand-ins carry it, as no registry offers it.
dotnet_home() {
    local program
    program=$(readlink -f "$(command -v dotnet)") || return 1
    dirname "$program"
}

ensure_mongodb() {
    local image=$prefix/mongodb:8 engine=$prefix/documentdb:18 inputs engine_inputs
    engine_inputs=$(fingerprint docker/offline/mongodb/engine -- "$base_inputs")
    inputs=$(fingerprint docker/offline/mongodb docker/offline/gateway Directory.Build.props Directory.Packages.props -- \
        "$base_inputs" "$(dotnet --version)")
    if is_current "$image" "$inputs"; then say "$image is current"; return; fi
    if ! is_current "$engine" "$engine_inputs"; then
        ensure_debian
        step "MongoDB stand-in: PostgreSQL 18 with documentdb" build_image "$engine" "$engine_inputs" "$here/mongodb/engine" \
            --build-arg "MIRROR=$mirror"
    fi
    local context=$scratch/mongodb home
    home=$(dotnet_home)
    mkdir -p "$context"
    cp "$here/mongodb/Dockerfile" "$here/mongodb/entrypoint.sh" "$context"
    step "MongoDB stand-in: gateway" publish_gateway "$context/gateway"
    mkdir -p "$context/dotnet/shared"
    cp -a "$home/dotnet" "$home/host" "$context/dotnet"
    cp -a "$home/shared/Microsoft.NETCore.App" "$context/dotnet/shared"
    step "MongoDB stand-in: $image" build_image "$image" "$inputs" "$context"
    rm -rf "$context"
}

ensure_dotnet() {
    local sdk=$prefix/dotnet-sdk:10.0 runtime=$prefix/dotnet-runtime:10.0 inputs home
    inputs=$(fingerprint docker/offline/dotnet -- "$base_inputs" "$(dotnet --version)" "$(dotnet --list-runtimes)")
    home=$(dotnet_home)
    if is_current "$runtime" "$inputs"; then
        say "$runtime is current"
    else
        ensure_debian
        local context=$scratch/runtime
        mkdir -p "$context/shared"
        cp -a "$home/dotnet" "$home/host" "$context"
        cp -a "$home/shared/Microsoft.NETCore.App" "$home/shared/Microsoft.AspNetCore.App" "$context/shared"
        step ".NET: $runtime" build_image "$runtime" "$inputs" "$context" -f "$here/dotnet/Dockerfile"
        rm -rf "$context"
    fi
    if is_current "$sdk" "$inputs"; then
        say "$sdk is current"
    else
        ensure_debian
        local context=$scratch/sdk
        mkdir -p "$context"
        step ".NET: SDK" build_image "$prefix/dotnet-sdk-plain:10.0" "$inputs" "$home" -f "$here/dotnet/Dockerfile"
        # Packages are restored inside: over whatever proxy this machine trusts, hence with its certificates.
        cp -L /etc/ssl/certs/ca-certificates.crt "$context"
        printf 'FROM %s\nCOPY ca-certificates.crt /etc/ssl/certs/ca-certificates.crt\n' "$prefix/dotnet-sdk-plain:10.0" > "$context/Dockerfile"
        printf 'ENV SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt NUGET_CERT_REVOCATION_MODE=offline\n' >> "$context/Dockerfile"
        step ".NET: $sdk" build_image "$sdk" "$inputs" "$context"
    fi
}

docker version > /dev/null 2>&1 || fail "no Docker engine answers"
[ "${wanted[*]}" = debian ] || command -v dotnet > /dev/null || fail "the .NET SDK is missing"
for name in "${wanted[@]}"; do "ensure_$name"; done
say "done"
