# Measurements over HTTP, and of their references. A line of figures of throughput:
#   operations/s  p50 ms  p99 ms  failed  ms of the gateway  ms of PostgreSQL  statements  bytes of WAL
# and one of latency at a constant rate:
#   operations/s  p50 ms  p90 ms  p99 ms  p99.9 ms  longest ms  failed
# Sourced after stage.sh, meters.sh and figures.sh; $seconds is how long each takes.

export BENCH_LOAD=$load

throughput() { # figures, gateway or program, base URL, targets, connections, [body]
  local threads=2 before after out
  [ "$5" -ge 2 ] || threads=1
  before=$(meters "$2")
  out=$(BENCH_TARGETS=$4 BENCH_BODY=${6:-} wrk -t$threads -c"$5" -d"${seconds}s" --timeout 30s -s "$load/targets.lua" "$3" 2>&1) \
    || fail "wrk: $out"
  after=$(meters "$2")
  out=$(awk '/^RESULT/ { print $2, $3, $4, $5, $6 }' <<<"$out")
  [ -n "$out" ] || fail "wrk says nothing of $1"
  echo "${out% *} $(per_operation "$before" "$after" "${out##* }")" >>"$figures/$1"
  say "  $1: $(tail -1 "$figures/$1" | awk '{ printf "%s/s, p99 %s ms, %s ms CPU of the gateway and %s of PostgreSQL each", $1, $3, $5, $6 }')"
}

# At a quarter of the throughput that was measured last: what sends at a constant rate and keeps count takes as much of the
# cores as the gateway, and at half of it both of them together would have no room to breathe.
latency() { # figures, base URL, targets, figures of the throughput, [body]
  local rate
  rate=$(tail -1 "$figures/$4" | awk '{ printf "%.0f", $1 / 4 }')
  java_program OpenLoop "$2" "$3" "${5:-/dev/null}" "$rate" "$seconds" 2>"$work/open-loop.log" \
    | awk '/^RESULT/ { print $2, $3, $4, $5, $6, $7, $8; found = 1 } END { exit !found }' >>"$figures/$1" \
    || { cat "$work/open-loop.log" >&2; fail "no latency of $1"; }
  say "  $1: at $rate/s $(tail -1 "$figures/$1" | awk '{ printf "p50 %s, p99 %s, p99.9 %s ms", $2, $4, $5 }')"
}

# What it costs PostgreSQL alone; the loader stands in for a gateway.
insert_by_pgbench() { # clients
  local before after out count
  before=$(meters none)
  out=$(pgbench "$server/gateway" -n -M prepared -c "$1" -j 2 -T "$seconds" -D merchant="$merchant" -f "$load/insert.sql" 2>&1) \
    || fail "pgbench: $out"
  after=$(meters none)
  count=$(awk '/^number of transactions actually processed/ { sub("/.*", "", $6); print $6 }' <<<"$out")
  echo "$(awk '/^tps/ { tps = $3 } END { print tps + 0 }' <<<"$out") - - 0 $(per_operation "$before" "$after" "$count")" >>"$figures/pgbench-$1"
  say "  pgbench-$1: $(tail -1 "$figures/pgbench-$1" | cut -d' ' -f1)/s"
}

targets_of_sessions() { # the last ten thousand sessions of the merchant
  value gateway "SELECT 'GET /api/checkout-sessions/' || id || ' $BENCH_KEY' FROM checkout_session
    WHERE merchant_id = '$merchant' AND NOT livemode ORDER BY id DESC LIMIT 10000" >"$work/sessions.targets"
}

start_reference() { # name, path to try it by, class, arguments; sets $reference_url
  local name=$1 probe=$2 class=$3 port
  shift 3
  port=$(free_port)
  start_program "$name" "$class" "$port" "$@"
  reference_url=http://127.0.0.1:$port
  await "${program_pid[$name]}" 30 curl -sS "$reference_url$probe" || { cat "$work/$name.log" >&2; fail "$class does not start"; }
}
