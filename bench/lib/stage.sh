# What a measurement stands on: a working directory, compiled programs, the gateway's own PostgreSQL, gateways.
# Sourced; all that is started here is stopped when the script ends.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
load=$root/bench/load
work=${kept_directory:-$(mktemp -d "${TMPDIR:-/tmp}/gateway-bench.XXXXXX")}
figures=$work/figures
mkdir -p "$figures"
declare -A gateway_pid gateway_url program_pid
postgres_pid=
# As ./gateway gives them, so that a reference has the same JVM.
jvm=(-XX:+UseG1GC -XX:MaxRAMPercentage=50 -XX:+ExitOnOutOfMemoryError -Dfile.encoding=UTF-8 -Dio.netty.jfr.enabled=false)
no_rate_limits=(http.rateLimit=1000000 http.payRate=1000000 http.payRatePerEmail=1000000 http.unauthorizedRate=1000000)

say() { printf '%s %s\n' "$(date +%T)" "$*" >&2; }
fail() { echo "$(basename "$0"): $*" >&2; exit 1; }

need() {
  local tool missing=()
  for tool in "$@"; do command -v "$tool" >/dev/null || missing+=("$tool"); done
  [ ${#missing[@]} = 0 ] && return
  echo "$(basename "$0") needs ${missing[*]}. Debian and Ubuntu: apt-get install wrk postgresql-contrib postgresql-client jq curl" >&2
  exit 2
}

stop_process() { # pid [signal]
  kill -0 "$1" 2>/dev/null || return 0
  kill "-${2:-TERM}" "$1" 2>/dev/null || true
  wait "$1" 2>/dev/null || true
}

stop_everything() {
  local name
  for name in "${!program_pid[@]}"; do stop_process "${program_pid[$name]}"; done
  for name in "${!gateway_pid[@]}"; do stop_process "${gateway_pid[$name]}"; done
  [ -z "$postgres_pid" ] || stop_process "$postgres_pid"
  if [ -n "${BENCH_KEEP:-}${kept_directory:-}" ]; then echo "kept: $work" >&2; else rm -rf "$work"; fi
}
trap stop_everything EXIT
set -E
trap 'echo "$(basename "$0"): ${BASH_SOURCE[0]##*/}, line $LINENO, failed: $BASH_COMMAND" >&2' ERR
trap 'exit 130' INT TERM

free_port() {
  local port
  while :; do
    port=$((20000 + RANDOM % 12000))
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
  done
}

await() { # pid, seconds, command: until it succeeds; 1 if the process ends or the time is over first
  local pid=$1 end=$((SECONDS + $2))
  shift 2
  until "$@" >"$work/answer" 2>/dev/null; do
    kill -0 "$pid" 2>/dev/null && [ $SECONDS -lt $end ] || return 1
    sleep 0.1
  done
}

# The gateway first: it builds the libraries that the programs are compiled against.
compile_programs() {
  say "Building, where there is something to build"
  "$root/gateway" --version >"$work/version" 2>"$work/build.log" || { cat "$work/build.log" >&2; fail "the gateway cannot be built"; }
  mkdir -p "$work/classes"
  cp "$load/logback.xml" "$work/classes/"
  javac -nowarn -proc:none -d "$work/classes" -cp "$root/src/target/lib/*" "$root"/bench/load/*.java "$root"/bench/reference/*.java
}

java_program() { # class, arguments
  java "${jvm[@]}" -cp "$work/classes:$root/src/target/lib/*" "$@"
}

start_program() { # name, class, arguments: in the background, until the end or stop_program
  local name=$1
  shift
  java "${jvm[@]}" -cp "$work/classes:$root/src/target/lib/*" "$@" >"$work/$name.out" 2>"$work/$name.log" &
  program_pid[$name]=$!
}

stop_program() {
  [ -z "${program_pid[$1]:-}" ] || stop_process "${program_pid[$1]}"
  unset "program_pid[$1]"
}

# The server that the gateway brings along, with pg_stat_statements, and durable; sets $server.
start_postgres() { # other settings of the server than its own, as name=value
  say "Starting PostgreSQL"
  rm -f "$work/postgres/server"
  java "${jvm[@]}" -cp "$work/classes:$root/src/target/lib/*" OwnPostgres "$work/postgres" "$@" >"$work/postgres.out" 2>"$work/postgres.log" &
  postgres_pid=$!
  await "$postgres_pid" 120 test -s "$work/postgres/server" || { cat "$work/postgres.log" >&2; fail "PostgreSQL does not start"; }
  server=$(<"$work/postgres/server")
  local setting
  for setting in fsync synchronous_commit full_page_writes; do
    [ "$(value gateway "SHOW $setting")" = on ] || fail "$setting is off: figures would mean nothing"
  done
}

stop_postgres() {
  stop_process "$postgres_pid"
  postgres_pid=
}

value() { psql "$server/$1" -Atqc "$2"; } # database, query

# Says what went wrong only the third time: on a machine that has other work a start may take longer than it allows itself.
attempt() {
  local try
  for try in 1 2 3; do
    if "$@"; then return; fi
    say "  that did not start"
  done
  cat "$work/start.log" >&2
  fail "the gateway does not start"
}

start_development() {
  "$root/gateway" dev --data-dir "$work/merchant" --set database.url="${server/postgres@/gateway_app@}/gateway" --set dev.shop=false \
    --set http.port=0 --set ops.port=0 --set log.level=warn >"$work/start.log" 2>&1 &
  program_pid[dev]=$!
  await "${program_pid[dev]}" 120 jq -e .apiUrl "$work/merchant/dev.json" || { stop_program dev; return 1; }
}

# A merchant with a key, and somebody who can sign in: those of a development gateway, which is started once for it.
prepare_merchant() {
  say "Making a merchant"
  attempt start_development
  stop_program dev
  merchant=$(value gateway "SELECT id FROM merchant LIMIT 1")
  use_merchant
}

use_merchant() { # who was made before
  export BENCH_KEY
  BENCH_KEY=$(jq -r .testKey "$work/merchant/dev.json")
}

copy_database() { # name: of the gateway's, which nobody may be using
  value postgres "CREATE DATABASE $1 TEMPLATE gateway"
}

gateway_settings() { # database, settings: the arguments of serve
  local database=$1 setting
  shift
  for setting in database.url="${server/postgres@/gateway_app@}/$database" secrets.masterKeyFile="$work/merchant/master.key" \
    http.host=127.0.0.1 webhooks.allowedCidrs=127.0.0.0/8 connectors.sandbox.enabled=true connectors.sandbox.modes=test \
    connectors.sandbox.settlementDelay=P1D \
    "${no_rate_limits[@]}" "$@"; do
    printf -- '--set\n%s\n' "$setting"
  done
}

# As shipped, with its own JVM flags and the log that it writes by default; only the rate limits are off. The sandbox settles
# when the measurement is over: what a capture costs later is no part of a payment.
start_gateway() { # name, database, settings
  attempt launch_gateway "$@"
}

launch_gateway() {
  local name=$1 port arguments
  shift
  port=$(free_port)
  mapfile -t arguments < <(gateway_settings "$@" http.port="$port" "http.apiUrl=http://127.0.0.1:$port" \
    "http.checkoutUrl=http://127.0.0.1:$port" ops.port=0 connectors.sandbox.port="$(free_port)")
  "$root/gateway" serve "${arguments[@]}" >"$work/start.log" 2>&1 &
  gateway_pid[$name]=$!
  gateway_url[$name]=http://127.0.0.1:$port
  await "${gateway_pid[$name]}" 90 curl -fsS "${gateway_url[$name]}/health/ready" || { stop_gateway "$name"; return 1; }
  mv "$work/start.log" "$work/$name.log"
}

stop_gateway() { # name [signal]
  [ -z "${gateway_pid[$1]:-}" ] || stop_process "${gateway_pid[$1]}" "${2:-TERM}"
  unset "gateway_pid[$1]"
}
