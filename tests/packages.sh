#!/usr/bin/env bash
# Checks the packages of the product (src): no known vulnerability, and no licence but those that NOTICE and LICENSE go with.
#
# Needs a restored solution. Where the registry does not answer, vulnerabilities are not looked up, which is said; licences stand
# in the restored packages themselves and are checked in any case.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

packages=${NUGET_PACKAGES:-$HOME/.nuget/packages}
allowed='^(MIT|Apache-2\.0|BSD-2-Clause|BSD-3-Clause|PostgreSQL|MS-PL|0BSD|Unlicense|blessing|MIT AND Apache-2\.0|Apache-2\.0 AND MIT|Apache-2\.0 OR MPL-2\.0)$'
status=0

# "Name": { … "resolved": "1.2.3" … } of every lock file, as name/version in lower case.
locked() {
    cat src/*/packages.lock.json | awk -F '"' '
        /^      "[^"]+": \{/ { name = $2 }
        /"type": "Project"/ { name = "" }
        /"resolved":/ && name != "" { print tolower(name) "/" tolower($4) }' | sort -u
}

count=0
while read -r package; do
    nuspec=$packages/$package/${package%/*}.nuspec
    count=$((count + 1))
    if [ ! -f "$nuspec" ]; then
        echo "packages: $package is locked but not restored" >&2
        status=1
        continue
    fi
    licence=$(sed -n 's/.*<license type="expression">\([^<]*\)<.*/\1/p' "$nuspec")
    # Packages of before 2018 name an address, some carry a file.
    [ -n "$licence" ] || licence=$(sed -n 's/.*<license type="file">\([^<]*\)<.*/file \1/p; s/.*<licenseUrl>\([^<]*\)<.*/\1/p' "$nuspec" | head -n 1)
    case $licence in
        https://github.com/dotnet/*LICENSE* | https://licenses.nuget.org/MIT | https://licenses.nuget.org/Apache-2.0) continue ;;
        https://www.apache.org/licenses/LICENSE-2.0* | http://www.apache.org/licenses/LICENSE-2.0*) continue ;;
        file\ *)
            file=$packages/$package/${licence#file }
            if [ -f "$file" ] && grep -qiE 'Apache License|MIT License|Permission is hereby granted, free of charge|Redistribution and use in source and binary forms' "$file"; then continue; fi
            ;;
        *) if printf '%s' "$licence" | grep -qE "$allowed"; then continue; fi ;;
    esac
    echo "packages: $package has the licence '${licence:-none}', which is not among those allowed" >&2
    status=1
done < <(locked)
[ "$status" -ne 0 ] || echo "packages: licences of $count packages are fine"

if answer=$(timeout "${INGESTION_REGISTRY_TIMEOUT:-120}" dotnet list src/Ingestion.Worker/Ingestion.Worker.csproj package --vulnerable --include-transitive 2>&1); then
    if printf '%s' "$answer" | grep -q 'has the following vulnerable packages'; then
        printf '%s\n' "$answer" >&2
        status=1
    else
        echo "packages: no known vulnerability"
    fi
else
    echo "packages: vulnerabilities were NOT looked up, the registry does not answer"
fi
exit "$status"
