#!/usr/bin/env bash
# Kills the hub and the vendors hard at random moments, run after run, while thousands of changes are applied and the
# vendors fail as they may; after each run every CRM is compared with those of a hub that nobody touched.
#
#   docs/kill-and-compare.sh [--runs 200] [--changes 2000] [--kill hub,sandbox] [--faults] [--seed N] [--first RUN] [--world 25]
#
# A run: so many customers change in QuickBooks; a serving hub reads them and tells HubSpot, Salesforce and Dynamics; at
# one or two random moments the hub, the sandbox or both get kill -9 and are started again, and go on to the end. A calm
# hub with a sandbox of its own gets the same changes. A world of so many runs begins with a copy of the same company.
# --seed with --first repeats the choices of a run: the changes, the faults, what is killed after which part of the work.
set -euo pipefail
cd "$(dirname "$0")/.."

runs=200 changes=2000 victims=hub,sandbox faults=no seed=$(date +%s) first=1 world=25
while [ $# -gt 0 ]; do
    case $1 in
        --faults) faults=yes; shift; continue ;;
        --runs) runs=$2 ;;
        --changes) changes=$2 ;;
        --kill) victims=$2 ;;
        --seed) seed=$2 ;;
        --first) first=$2 ;;
        --world) world=$2 ;;
        *) echo "unknown option $1" >&2; exit 2 ;;
    esac
    shift 2
done
case $victims in
    hub,sandbox) victims=(hub sandbox both) ;;
    hub | sandbox) victims=("$victims") ;;
    *) echo "--kill is hub, sandbox or hub,sandbox" >&2; exit 2 ;;
esac

work=$(mktemp -d)
export HUB_HOME=$work/home HUB_AS_OF=2026-10-31
# A process that is killed within seconds wants to be started fast.
export JAVA_TOOL_OPTIONS="-XX:TieredStopAtLevel=1"
crms="hubspot hubspot/companies salesforce salesforce/accounts dynamics dynamics/accounts"
declare -A group url port management

# Each process has a group of its own: nothing is tidied up, and whoever kills the group kills what it started.
end_of() { [ -z "${group[$1]:-}" ] || kill -9 -- "-${group[$1]}" 2>/dev/null || true; }

end_all() {
    for one in "${!group[@]}"; do end_of "$one"; done
    # The embedded PostgreSQL outlives a hub that is killed.
    for server in "$work"/*/postgresql/postmaster.pid; do
        [ -e "$server" ] || continue
        process=$(head -n 1 "$server")
        kill -INT "$process" 2>/dev/null || true
        while kill -0 "$process" 2>/dev/null; do sleep 0.2; done
    done
    group=()
}

summary() {
    awk -v taken="$taken" '
        $2 == "end" { twice += $4; lost += $5; different += $6; millis += $7; ends++ }
        $2 == "kill" {
            kills++
            victim[$3]++
            where = $4 == "starting" ? "while the hub started" \
                : $4 == 0 ? "before the first page was committed" \
                : $4 < taken ? "while pages were committed" \
                : $6 > 0 ? "while the rest was delivered" : "when nothing or next to nothing was left"
            place[where]++
        }
        END {
            printf "%d runs, %d kills, %.1f s a run; twice %d, lost %d, different %d\n", ends, kills, ends ? millis / ends / 1000 : 0, twice, lost, different
            for (one in victim) printf "  killed %s: %d\n", one, victim[one]
            for (one in place) printf "  %s: %d\n", one, place[one]
        }' "$work/kills"
}

ended() {
    code=$?
    [ ! -s "$work/kills" ] || summary
    end_all
    if [ "$code" = 0 ]; then rm -rf "$work"; else echo "what is left of it: $work" >&2; fi
}
trap ended EXIT
trap 'exit 130' INT TERM

free_port() {
    until candidate=$(shuf -i 20000-32000 -n 1) && ! (: <"/dev/tcp/127.0.0.1/$candidate") 2>/dev/null; do :; done
    echo "$candidate"
}

# The hub's files, with short waits, small pages, and all the CRMs.
home() {
    mkdir -p "$work/home/connectors"
    cp -r routes mappings config "$work/home/"
    cp -r connectors/kamelets "$work/home/connectors/"
    grep -v -E '^hub\.(schedule\..*|retries|first-wait|guard\.from|sinks)=' config/application.properties \
        >"$work/home/config/application.properties"
    cat >>"$work/home/config/application.properties" <<'END'
hub.sinks=hubspot-contacts,hubspot-organisations,salesforce-contacts,salesforce-organisations,dynamics-customers,dynamics-organisations
hub.schedule.quickbooks-customers=0/2 * * * * ?
hub.retries=0/1 * * * * ?
hub.first-wait=PT1S
hub.guard.from=1000000
camel.kamelet.quickbooks-source.pageSize=100
camel.kamelet.quickbooks-source.overlapSeconds=1
camel.kamelet.salesforce-sink.bulkFrom=500
END
}

start_sandbox() {
    : >"$work/$1.env"
    setsid ./hub sandbox --port "${port[$1]:-0}" --folder "$work/$1" >"$work/$1.env" 2>>"$work/$1.sandbox.log" &
    group[$1 sandbox]=$!
    disown
    until grep -qs HUB_DATA "$work/$1.env"; do sleep 0.2; done
    url[$1]=$(sed -n 's/^export HUB_SANDBOX=//p' "$work/$1.env")
    port[$1]=${url[$1]##*:}
}

hub() {
    local of=$1
    shift
    HUB_SANDBOX=${url[$of]} HUB_DATA=$work/$of ./hub "$@"
}

start_hub() {
    HUB_PORT=$(free_port) HUB_MANAGEMENT_PORT=${management[$1]} HUB_SANDBOX=${url[$1]} HUB_DATA=$work/$1 \
        setsid ./hub run >>"$work/$1.hub.log" 2>&1 &
    group[$1 hub]=$!
    disown
}

# A hub's numbers in one line, since it started: records taken in by committed pages, deliveries answered, deliveries that
# wait or failed, looks at the outbox. Nothing where the hub does not answer.
numbers() {
    curl -fsS -m 5 "http://127.0.0.1:${management[$1]}/observe/metrics" 2>/dev/null | awk '
        /^hub_records_total/ && !/unchanged/ { records += $NF }
        /^hub_deliveries_total/ && !/unanswered/ { deliveries += $NF }
        /^hub_outbox_depth/ { waiting += $NF }
        /^camel_exchanges_succeeded_total/ && /routeId="schedule-retries"/ { looks += $NF }
        END { if (NR) printf "%d %d %d %d\n", records, deliveries, waiting, looks }'
}

crm() {
    for one in $crms; do
        curl -fsS "${url[$1]}/sandbox/crm/$one" | sed "s|^|$one |" || return 1
    done >"$work/$1.crm"
}

# The customers of a dump, each with the CRM and kind that holds it.
customers() {
    sed -E 's/^([^ ]+) .*"(customer_hub_id|Customer_Hub_Id__c|customerhub_id)":"([^"]+)".*/\1 \3/' "$work/$1.crm" | sort
}

# Waits until a hub has looked at its outbox from begin to end once more, and whether nothing waits there then.
rests() {
    local now looks
    now=$(numbers "$1") && [ -n "$now" ] || return 1
    looks=${now##* }
    for _ in $(seq 100); do
        sleep 0.2
        now=$(numbers "$1") && [ -n "$now" ] || return 1
        if [ "${now##* }" -ge $((looks + 2)) ]; then
            [ "$(cut -d ' ' -f 3 <<<"$now")" = 0 ]
            return
        fi
    done
    return 1
}

begin_world() {
    end_all
    for one in calm wild; do
        rm -rf "${work:?}/$one"
        cp -r "$work/company" "$work/$one"
        management[$one]=$(free_port)
        start_sandbox "$one"
        start_hub "$one"
    done
    until rests calm; do sleep 1; done
    until rests wild; do sleep 1; done
    # Each customer changes at least once, or so many of them as there are changes.
    taken=$(curl -fsS "${url[calm]}/sandbox/health" | sed -E 's/.*"Customer":([0-9]+).*/\1/')
    [ "$taken" -lt "$changes" ] || taken=$changes
    load=$((taken * 5))
}

# Asks for failures to come among the next calls of each vendor.
ask_for_faults() {
    curl -fsS -X DELETE "${url[wild]}/sandbox/faults"
    for vendor in quickbooks hubspot salesforce dynamics; do
        for kind in 429 500 timeout timeout-after-write truncated expire-tokens short-page; do
            [ $((RANDOM % 3)) = 0 ] || continue
            # What cannot strike a vendor is refused.
            curl -sS -o /dev/null "${url[wild]}/sandbox/faults" \
                -d "{\"vendor\":\"$vendor\",\"kind\":\"$kind\",\"times\":1,\"after\":$((RANDOM % 12)),\"retryAfter\":1}"
        done
    done
}

# Waits until the run has done a random part of its work, and a random moment more; a fourth of all times only that moment,
# in which a hub that was killed is still starting.
to_a_random_point() {
    local part=$(((RANDOM * 32768 + RANDOM) % load)) now records deliveries waiting
    if [ $((RANDOM % 4)) = 0 ]; then pause $((RANDOM % 5000)); return; fi
    for _ in $(seq 400); do
        if now=$(numbers wild); then
            read -r records deliveries waiting _ <<<"$now"
            records=$((records + past_records)) deliveries=$((deliveries + past_deliveries))
            if [ $((records + deliveries)) -ge $part ] || { [ "$records" -ge "$taken" ] && [ "$waiting" = 0 ]; }; then break; fi
        fi
        sleep 0.1
    done
    pause $((RANDOM % 400))
}

# Kills what is named, notes how far the run was, and starts it again.
kill_at() {
    local victim=$1 now records deliveries waiting
    now=$(numbers wild) || true
    case $victim in sandbox) ;; *) end_of "wild hub" ;; esac
    case $victim in hub) ;; *) end_of "wild sandbox" ;; esac
    if [ -z "$now" ]; then
        echo "$run kill $victim starting" >>"$work/kills"
    else
        read -r records deliveries waiting _ <<<"$now"
        echo "$run kill $victim $((records + past_records)) $((deliveries + past_deliveries)) $waiting" >>"$work/kills"
    fi
    case $victim in
        sandbox) ;;
        *)
            past_records=$((past_records + ${records:-0})) past_deliveries=$((past_deliveries + ${deliveries:-0}))
            start_hub wild
            ;;
    esac
    case $victim in hub) ;; *) start_sandbox wild ;; esac
}

millis() { date +%s%3N; }

pause() { sleep "$(printf '%d.%03d' $(($1 / 1000)) $(($1 % 1000)))"; }

# The ledgers of all runs so far, and the warehouse beside the calm one.
audit() {
    hub wild status --runs 100000 >"$work/wild.status" || { echo "run $run: a ledger does NOT balance"; return 1; }
    hub calm status --fingerprint >"$work/calm.sums"
    hub wild status --fingerprint >"$work/wild.sums"
    diff "$work/calm.sums" "$work/wild.sums" || { echo "run $run: the warehouses are NOT equal"; return 1; }
    known=$(sed -n 's/^customers \([0-9]*\) .*/\1/p' "$work/wild.sums")
    for one in hubspot salesforce dynamics; do
        held=$(grep -c "^$one" "$work/wild.crm")
        [ "$held" = "$known" ] || { echo "run $run: $one holds $held of $known customers"; return 1; }
    done
    echo "after run $run: $(grep -c complete "$work/wild.status") complete runs, every ledger balances; $known customers, warehouses equal"
}

one_run() {
    local started now calm_before calm_now calm_deliveries was_deliveries twice lost different
    RANDOM=$(((seed + run) % 32768))
    until calm_before=$(numbers calm) && now=$(numbers wild); do sleep 0.5; done
    read -r past_records past_deliveries _ <<<"$now"
    past_records=-$past_records past_deliveries=-$past_deliveries
    [ "$faults" = no ] || ask_for_faults
    started=$(millis)
    for one in calm wild; do
        curl -fsS -X POST "${url[$one]}/sandbox/quickbooks/busy-day?changes=$changes&seed=$run"
    done
    for _ in $(seq $((1 + RANDOM % 2))); do
        to_a_random_point
        kill_at "${victims[RANDOM % ${#victims[@]}]}"
    done
    local deadline=$((SECONDS + 600))
    until calm_now=$(numbers calm) && [ "${calm_now%% *}" -ge $((${calm_before%% *} + taken)) ] && rests calm; do
        [ "$SECONDS" -lt "$deadline" ] || { echo "run $run: the calm hub does NOT come to rest: ${calm_now:-no answer}"; return 1; }
        sleep 0.2
    done
    rm -f "$work/calm.crm" "$work/wild.crm"
    for _ in $(seq 90); do
        if rests wild && crm wild && crm calm && cmp -s "$work/calm.crm" "$work/wild.crm"; then break; fi
        sleep 0.5
    done
    # What is compared below is of this run, whether or not the hubs came to rest.
    crm wild && crm calm
    read -r _ calm_deliveries _ <<<"$(numbers calm)"
    read -r _ was_deliveries _ <<<"$calm_before"
    load=$((taken + calm_deliveries - was_deliveries))
    customers calm >"$work/calm.ids"
    customers wild >"$work/wild.ids"
    twice=$(uniq -d "$work/wild.ids" | wc -l)
    lost=$(comm -23 "$work/calm.ids" "$work/wild.ids" | wc -l)
    different=$(comm -13 <(sort "$work/calm.crm") <(sort "$work/wild.crm") | wc -l)
    echo "$run end $((calm_deliveries - was_deliveries)) $twice $lost $different $(($(millis) - started))" >>"$work/kills"
    grep "^$run " "$work/kills" | awk -v changes="$changes" '
        $2 == "kill" && $4 == "starting" { said = said ", " $3 " while the hub started" }
        $2 == "kill" && $4 != "starting" { said = said ", " $3 " at record " $4 " and delivery " $5 }
        $2 == "end" { printf "run %d: %d changes, %d deliveries of the calm hub; killed%s; twice %d, lost %d, different %d; %.1f s\n",
                      $1, changes, $3, substr(said, 2), $4, $5, $6, $7 / 1000 }'
    [ "$twice $lost $different" = "0 0 0" ]
}

echo "seed $seed"
mkdir "$work/company"
home
start_sandbox company
for flow in quickbooks-transactions sheet-contacts quickbooks-customers; do
    [ "$flow" != quickbooks-customers ] || export HUB_JAVA_OPTS="-XX:ArchiveClassesAtExit=$work/hub.jsa"
    hub company sync "$flow" >>"$work/company.hub.log" 2>&1
done
export HUB_JAVA_OPTS="-Xmx512m -XX:TieredStopAtLevel=1 -XX:SharedArchiveFile=$work/hub.jsa"
end_all
port=()
for run in $(seq "$first" $((first + runs - 1))); do
    [ $(((run - first) % world)) != 0 ] || begin_world
    one_run
    if [ $(((run - first) % world)) = $((world - 1)) ] || [ "$run" = $((first + runs - 1)) ]; then audit; fi
done
