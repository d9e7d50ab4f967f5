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
}

per_second() { printf '%.0f/s' "$(median "$1" 1)"; }

request_row() { # figures, what, reference, its name
  measured "$1" || return 0
  local ratio=
  if [ -n "${3:-}" ] && measured "$3"; then
    ratio="$(ratios "$1" 1 "$3" 1 | middle | awk '{ printf "%.2f", $1 }') ($(ratios "$1" 1 "$3" 1 | spread_of %.2f))"
  fi
  printf '| %s | %.0f | %s | %s | %s | %s | %.3f | %.3f | %.2f | %.0f | %s | %s |\n' "$2" "$(median "$1" 1)" "$(spread "$1" 1)" \
    "$(median "$1" 2)" "$(median "$1" 3)" "$(awk '{ sum += $4 } END { print sum }' "$figures/$1")" \
    "$(median "$1" 5)" "$(median "$1" 6)" "$(median "$1" 7)" "$(median "$1" 8)" "$ratio" "${ratio:+${4:-}}"
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
  echo "## Latency at half of that"
  echo
  echo "At a constant rate, half of what 64 connections reached in the same round; counted from when a request was to be sent, so that whoever"
  echo "had to wait for others is counted as well. In ms."
  echo
  echo "| what | per second | p50 | p90 | p99 | spread of p99 | p99.9 | failed |"
  echo "|---|---|---|---|---|---|---|---|"
  latency_row create-latency "POST /api/checkout-sessions"
  latency_row get-latency "GET /api/checkout-sessions/:id"
  latency_row list-latency "GET /api/checkout-sessions?limit=20"
}

payments_table() { :; }
deliveries_table() { :; }
