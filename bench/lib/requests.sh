# Measurements of single requests: create, get, list, the dashboard's list. Sourced after http.sh.

connection_counts=(1 64 256)

prepare_create() {
  echo "POST /api/checkout-sessions $BENCH_KEY" >"$work/create.targets"
  warm main "${gateway_url[main]}" "$work/create.targets" "$load/session.json"
}

# Until what a request runs through is compiled.
warm() { # gateway or program, base URL, targets, [body]
  local times
  for times in $(seq $((15 / seconds + 1))); do throughput warm "$1" "$2" "$3" 64 "${4:-}"; done
}

measure_create() {
  local connections
  insert_by_pgbench 16
  insert_by_pgbench 64
  for connections in "${connection_counts[@]}"; do
    throughput "create-$connections" main "${gateway_url[main]}" "$work/create.targets" "$connections" "$load/session.json"
  done
  latency create-latency "${gateway_url[main]}" "$work/create.targets" create-64 "$load/session.json"
}

# There are sessions to look at, whatever else was selected.
make_sessions() {
  [ "$(value gateway "SELECT count(*) FROM (SELECT FROM checkout_session LIMIT 1000) few")" = 1000 ] || prepare_create
}

# The references of whatever reads, taken once a round.
measure_look_ups() {
  [ "${look_ups_of:-}" != "$round" ] || return 0
  look_ups_of=$round
  throughput json-64 json "$json_url" "$work/sessions.targets" 64
  throughput row-64 row "$row_url" "$work/sessions.targets" 64
  throughput row-256 row "$row_url" "$work/sessions.targets" 256
}

prepare_look_ups() {
  make_sessions
  targets_of_sessions
  [ -z "${row_url:-}" ] || return 0
  start_reference json / PlainJson
  json_url=$reference_url
  start_reference row /00000000-0000-7000-8000-000000000000 OneRow "${server/postgres@/gateway_app@}/gateway"
  row_url=$reference_url
  warm json "$json_url" "$work/sessions.targets"
  warm row "$row_url" "$work/sessions.targets"
}

prepare_get() {
  prepare_look_ups
  warm main "${gateway_url[main]}" "$work/sessions.targets"
}

measure_get() {
  local connections
  measure_look_ups
  for connections in "${connection_counts[@]}"; do
    throughput "get-$connections" main "${gateway_url[main]}" "$work/sessions.targets" "$connections"
  done
  latency get-latency "${gateway_url[main]}" "$work/sessions.targets" get-64
}

prepare_list() {
  prepare_look_ups
  awk -F'[/ ]' 'NR % 50 == 1 { print "GET /api/checkout-sessions?limit=20&starting_after=" $5 " " $6 }' "$work/sessions.targets" >"$work/list.targets"
  # As PostgreSQL itself does within a minute of when a table has grown.
  value gateway ANALYZE
  warm main "${gateway_url[main]}" "$work/list.targets"
}

measure_list() {
  local connections
  measure_look_ups
  for connections in "${connection_counts[@]}"; do
    throughput "list-$connections" main "${gateway_url[main]}" "$work/list.targets" "$connections"
  done
  latency list-latency "${gateway_url[main]}" "$work/list.targets" list-64
}

prepare_dashboard() {
  make_sessions
  local url=${gateway_url[main]}
  curl -sS -o "$work/answer" -c "$work/cookies" -H "Origin: $url" "$url/dashboard/sign-in" \
    --data-urlencode "email=$(jq -r .email "$work/merchant/dev.json")" \
    --data-urlencode "password=$(jq -r .password "$work/merchant/dev.json")"
  dashboard_cookie=$(awk '$6 == "ovgc" { print $6 "=" $7 }' "$work/cookies")
  [ -n "$dashboard_cookie" ] || fail "nobody can sign in at the dashboard"
  echo "GET /dashboard/test/payments" >"$work/dashboard.targets"
  [ "$(curl -sS -o "$work/answer" -w '%{http_code}' -b "$work/cookies" "$url/dashboard/test/payments")" = 200 ] \
    || fail "the dashboard's payments are not shown"
  BENCH_COOKIE=$dashboard_cookie throughput warm main "$url" "$work/dashboard.targets" 16
}

measure_dashboard() {
  BENCH_COOKIE=$dashboard_cookie throughput dashboard-16 main "${gateway_url[main]}" "$work/dashboard.targets" 16
}
