# Writes what was measured as Markdown. Sourced after figures.sh.

results() {
  echo "# What was measured"
  echo
  echo "Written by \`${command_line% }\` on $(date -u +%F). Medians of $rounds $([ "$rounds" = 1 ] && echo round || echo rounds) of $seconds s each, taken in turns with their references; the"
  echo "spread is from the lowest to the highest round. Ratios are medians of the rounds' own ratios, and are what to quote: they hold on"
  echo "other machines, the rest does not. [docs/performance.md](../docs/performance.md) says what each of them means."
  machine
  goals
  requests_table
  latencies_table
  payments_table
  deliveries_table
  start_table
  [ ! -s "$figures/growth.md" ] || cat "$figures/growth.md"
}

machine() {
  echo
  echo "| machine | |"
  echo "|---|---|"
  echo "| processor | $(awk -F': ' '/^model name/ { print $2; exit }' /proc/cpuinfo), $(nproc) cores, shared by gateway, PostgreSQL and load |"
  echo "| memory | $(awk '/^MemTotal/ { printf "%.0f GB", $2 / 1048576 }' /proc/meminfo) |"
  echo "| system | $(uname -sr), $(df --output=fstype "$work" | tail -1) under the database |"
  echo "| load of the machine at the end | $(cut -d' ' -f1-3 /proc/loadavg) |"
  echo "| gateway | $(head -1 "$work/version"), commit $(git -C "$root" rev-parse --short HEAD 2>/dev/null || echo unknown), \`./gateway serve\` with its own JVM flags; rate limits off |"
  echo "| Java | $(java -version 2>&1 | head -1) |"
  echo "| PostgreSQL | $(value gateway 'SHOW server_version'); fsync, synchronous_commit and full_page_writes on; pg_stat_statements loaded |"
}

goal() { # what, goal as text, comparison, goal, measured as text, ratio or figure (one a line, sorted), [format]
  local format=${7:-%.2f} reached median
  median=$(middle <<<"$6")
  [ -n "$median" ] || return 0
  reached=$(awk -v a="$median" -v b="$4" -v c="$3" 'BEGIN { print (c == ">=" ? a >= b : a <= b) ? "yes" : "no" }')
  printf "| %s | %s | %s | $format | %s | %s |\n" "$1" "$2" "$5" "$median" "$(spread_of "$format" <<<"$6")" "$reached"
}

goals() {
  echo
  echo "## Goals"
  echo
  echo "| what | goal | measured | ratio or figure | spread | reached |"
  echo "|---|---|---|---|---|---|"
  local insert connections
  insert=$(better_of pgbench-16 pgbench-64)
  if [ -n "$insert" ]; then
    goal "create, 64 connections ÷ pgbench's best ($insert)" "≥ 1.8" ">=" 1.8 "$(per_second create-64)" "$(ratios create-64 1 "$insert" 1)"
    goal "create, 256 connections ÷ pgbench's best ($insert)" "≥ 2.5" ">=" 2.5 "$(per_second create-256)" "$(ratios create-256 1 "$insert" 1)"
  fi
  for connections in 64 256; do
    ! measured "get-$connections" || goal "get, $connections connections ÷ the plainest look-up" "≥ 1.4" ">=" 1.4 "$(per_second get-$connections)" \
      "$(ratios "get-$connections" 1 "row-$connections" 1)"
  done
  if measured checkout; then
    goal "paid checkout, $payers_at_once payers" "≥ 600/s" ">=" 600 "$(per_second checkout)" "$(column checkout 1)" %.0f
    goal "paid checkout: ms CPU of a payment, PostgreSQL included" "≤ 3" "<=" 3 "" "$(awk '{ print $5 + $6 }' "$figures/checkout" | sort -g)"
    goal "paid checkout at 300 ms an answer, $payers_slow payers ÷ at once" "≥ 0.95" ">=" 0.95 "$(per_second checkout-slow)" "$(ratios checkout-slow 1 checkout 1)"
  fi
  if measured deliveries; then
    goal "deliveries to $shop_count endpoints ÷ a bare client" "≥ 0.6" ">=" 0.6 "$(per_second deliveries)" "$(ratios deliveries 1 bare 1)"
    goal "deliveries to $shop_count endpoints" "≥ 1500/s" ">=" 1500 "$(per_second deliveries)" "$(column deliveries 1)" %.0f
  fi
  ! measured hanging || goal "p99 to healthy endpoints, 1 in 10 hanging ÷ none" "≤ 1.2" "<=" 1.2 "$(median hanging 4) ms" "$(ratios hanging 4 calm 4)"
  if [ -s "$figures/growth" ]; then
    local what
    while read -r what; do
      goal "$what, $(<"$figures/growth.scale")" "≤ 1.15" "<=" 1.15 "" "$(awk -v w="$what" -F'\t' '$1 == w { print $2 }' "$figures/growth" | sort -g)"
    done < <(cut -f1 "$figures/growth" | awk '!seen[$0]++')
  fi
  ! measured start || goal "from the command to readiness, s" "≤ 2.5" "<=" 2.5 "" "$(awk '{ print $1 / 1000 }' "$figures/start" | sort -g)"
  goal "memory of an idle gateway, MB" "≤ 250" "<=" 250 "" "$(column idle 1)" %.0f
}

per_second() { printf '%.0f/s' "$(median "$1" 1)"; }

shown() { # format, number or - where nothing was measured
  if [ "$2" = - ]; then echo -n "-"; else printf "$1" "$2"; fi
}

request_row() { # figures, what, reference, its name
  measured "$1" || return 0
  local ratio=
  if [ -n "${3:-}" ] && measured "$3"; then
    ratio="$(ratios "$1" 1 "$3" 1 | middle | awk '{ printf "%.2f", $1 }') ($(ratios "$1" 1 "$3" 1 | spread_of %.2f))"
  fi
  printf '| %s | %.0f | %s | %s | %s | %s | %s | %s | %s | %s | %s | %s |\n' "$2" "$(median "$1" 1)" "$(spread "$1" 1)" \
    "$(median "$1" 2)" "$(median "$1" 3)" "$(awk '{ sum += $4 } END { print sum }' "$figures/$1")" \
    "$(shown %.3f "$(median "$1" 5)")" "$(shown %.3f "$(median "$1" 6)")" "$(shown %.2f "$(median "$1" 7)")" \
    "$(shown %.0f "$(median "$1" 8)")" "$ratio" "${ratio:+${4:-}}"
}

requests_table() {
  measured pgbench-16 || measured row-64 || measured dashboard-16 || return 0
  echo
  echo "## Requests, as many as can be answered"
  echo
  echo "By wrk, as many requests under way as connections. CPU is of the gateway (for a reference: of the reference) and of all processes of"
  echo "PostgreSQL, without the load's; statements are those that PostgreSQL executed, BEGIN and COMMIT among them."
  echo
  echo "| what | per second | spread | p50 ms | p99 ms | failed | CPU ms, gateway | CPU ms, PostgreSQL | statements | WAL bytes | ratio (spread) | to |"
  echo "|---|---|---|---|---|---|---|---|---|---|---|---|"
  local insert connections
  insert=$(better_of pgbench-16 pgbench-64)
  request_row pgbench-16 "reference: pgbench inserts the same row, one a transaction, 16 clients"
  request_row pgbench-64 "reference: the same, 64 clients"
  for connections in 1 64 256; do
    request_row "create-$connections" "POST /api/checkout-sessions, $connections connection$([ "$connections" = 1 ] || echo s)" "$insert" "pgbench's best"
  done
  request_row json-64 "reference: the plainest JSON answer, 64 connections"
  request_row row-64 "reference: the plainest look-up of one row, 64 connections"
  request_row row-256 "reference: the same, 256 connections"
  request_row get-1 "GET /api/checkout-sessions/:id, 1 connection"
  request_row get-64 "GET /api/checkout-sessions/:id, 64 connections" row-64 "the look-up"
  request_row get-256 "GET /api/checkout-sessions/:id, 256 connections" row-256 "the look-up"
  request_row list-1 "GET /api/checkout-sessions?limit=20, 1 connection"
  request_row list-64 "GET /api/checkout-sessions?limit=20, 64 connections" row-64 "the look-up"
  request_row list-256 "GET /api/checkout-sessions?limit=20, 256 connections" row-256 "the look-up"
  request_row dashboard-16 "the dashboard's payments, signed in, 16 connections"
}

latency_row() { # figures, what
  measured "$1" || return 0
  printf '| %s | %.0f | %s | %s | %s | %s | %s | %s |\n' "$2" "$(median "$1" 1)" "$(median "$1" 2)" "$(median "$1" 3)" "$(median "$1" 4)" \
    "$(spread "$1" 4 %.2f)" "$(median "$1" 5)" "$(awk '{ sum += $7 } END { print sum }' "$figures/$1")"
}

latencies_table() {
  measured create-latency || measured get-latency || measured list-latency || return 0
  echo
  echo "## Latency at a quarter of that"
  echo
  echo "At a constant rate, a quarter of what 64 connections reached in the same round; counted from when a request was to be sent, so that whoever"
  echo "had to wait for others is counted as well. In ms."
  echo
  echo "| what | per second | p50 | p90 | p99 | spread of p99 | p99.9 | failed |"
  echo "|---|---|---|---|---|---|---|---|"
  latency_row create-latency "POST /api/checkout-sessions"
  latency_row get-latency "GET /api/checkout-sessions/:id"
  latency_row list-latency "GET /api/checkout-sessions?limit=20"
}

payments_table() {
  measured checkout || return 0
  echo
  echo "## Paid checkouts"
  echo
  echo "A sale is the shop's order, the payer's page, Pay, the approval at the sandbox processor, and the way back into the shop; ledger, event and"
  echo "deliveries are written in it. Each payer makes one sale after another. The sandbox runs within the gateway: its CPU, statements and WAL"
  echo "are counted with the gateway's. What it settles, it settles a day later. ms are of a whole sale."
  echo
  echo "| what | per second | spread | p50 ms | p99 ms | failed | CPU ms, gateway | CPU ms, PostgreSQL | statements | WAL bytes | ratio (spread) | to |"
  echo "|---|---|---|---|---|---|---|---|---|---|---|---|"
  request_row checkout "the processor answers at once, $payers_at_once payers"
  request_row checkout-slow "it takes 300 ms for each answer, $payers_slow payers" checkout "at once"
  echo
  local name completed created status
  for name in main slow; do
    [ -s "$figures/checked-$name" ] || continue
    read -r completed created status <"$figures/checked-$name"
    echo "Afterwards $completed of $created sessions $([ "$name" = main ] && echo "of the first" || echo "of the second") were \`completed\` in the API; \`./gateway verify\` $([ "$status" = 0 ] && echo "found that all books agree" || echo "**found that the books do not agree**")."
  done
}

deliveries_table() {
  measured deliveries || measured hanging || return 0
  echo
  echo "## Webhooks"
  echo
  echo "$shop_count merchants with an endpoint each, a host of its own; the shops answer at once."
  if measured deliveries; then
    echo "As fast as they go, $(deliveries_each) events for each:"
    echo
    echo "| what | per second | spread | p50 ms | p99 ms | failed | CPU ms, gateway | CPU ms, PostgreSQL | statements | WAL bytes | ratio (spread) | to |"
    echo "|---|---|---|---|---|---|---|---|---|---|---|---|"
    request_row bare "reference: a bare client posts the same to the same shops"
    request_row deliveries "deliveries, from claim to result" bare "the bare client"
  fi
  if measured hanging; then
    echo
    echo "At a constant rate, asked for over the API; ms from the event to its arrival at a shop that works:"
    echo
    echo "| what | per second | p50 | p90 | p99 | spread of p99 | longest |"
    echo "|---|---|---|---|---|---|---|"
    delay_row calm "all shops work"
    delay_row hanging "one in ten takes the request and never answers"
  fi
}

delay_row() { # figures, what
  printf '| %s | %s | %s | %s | %s | %s | %s |\n' "$2" "$(median "$1" 1)" "$(median "$1" 2)" "$(median "$1" 3)" "$(median "$1" 4)" \
    "$(spread "$1" 4)" "$(median "$1" 5)"
}

start_table() {
  echo
  echo "## Start and memory"
  echo
  ! measured start || echo "- From \`./gateway serve\` to \`/health/ready\`: $(median start 1) ms ($(spread start 1)), median of $(wc -l <"$figures/start"); files warm, schema up to date."
  echo "- Resident after the start: $(<"$figures/idle") MB; after all of the load above: $(<"$figures/loaded") MB. The heap may take half of the machine's memory, and grows before it is cleaned."
}
