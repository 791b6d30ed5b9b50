#!/usr/bin/env bash
# Kills the hub hard at random moments, twenty times, while it runs every flow and delivers; then lets it run to its end and
# compares every table of customer_360 and both CRMs with those of a hub that nobody touched.
#
#   docs/kill-and-compare.sh [--kills 20] [--company online-retail --data DIR]
set -euo pipefail
# Background jobs get process groups.
set -m
cd "$(dirname "$0")/.."

kills=20
company=(--company demo)
while [ $# -gt 0 ]; do
    case $1 in
        --kills) kills=$2 ;;
        --company) company=(--company "$2") ;;
        --data) company+=(--data "$2") ;;
        *) echo "unknown option $1" >&2; exit 2 ;;
    esac
    shift 2
done
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$work"' EXIT
flows=$(sed -n "s/^hub.schedule.\([a-z0-9-]*\)=.*/\1/p" config/application.properties)

# Starts a sandbox on a folder and takes over the variables that it prints.
sandbox() {
    ./hub sandbox "${company[@]}" --port 0 --folder "$1" >"$1.env" 2>"$1.sandbox.log" &
    until grep -qs HUB_DATA "$1.env"; do sleep 0.5; done
    # shellcheck disable=SC1090
    . "$1.env"
}

to_the_end() {
    for flow in $flows; do
        ./hub sync "$flow" >>"$HUB_DATA.log" 2>&1
    done
}

compare() {
    ./hub status --fingerprint
    for crm in hubspot hubspot/companies salesforce salesforce/accounts; do
        echo "$crm $(curl -fsS "$HUB_SANDBOX/sandbox/crm/$crm" | sha256sum)"
    done
}

mkdir "$work/calm" "$work/wild"
sandbox "$work/calm"
to_the_end
compare >"$work/calm.txt"

sandbox "$work/wild"
for kill in $(seq "$kills"); do
    to_the_end &
    run=$!
    sleep "$((RANDOM % 12 + 1)).$((RANDOM % 10))"
    # The loop and the hub in it, which are a process group of their own: nothing is tidied up.
    kill -9 -- "-$run" 2>/dev/null || true
    wait "$run" 2>/dev/null || true
    echo "kill $kill: $(./hub status --runs 1 | sed -n 2p)"
done
to_the_end
compare >"$work/wild.txt"

cat "$work/wild.txt"
if diff "$work/calm.txt" "$work/wild.txt" && ! ./hub status --runs 200 | grep BROKEN; then
    echo "after $kills kills: equal, and every ledger balances"
else
    echo "after $kills kills: NOT equal" >&2
    exit 1
fi
