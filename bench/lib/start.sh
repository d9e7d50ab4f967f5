# From the command to the first readiness, on files that were read before and a schema that is up to date. In ms.
# Sourced after stage.sh.

starts=5

prepare_start() { attempt start_once warm-start; }
measure_start() { attempt start_once start; }

finish_start() {
  while [ "$(wc -l <"$figures/start")" -lt "$starts" ]; do attempt start_once start; done
}

start_once() { # figures
  local port begun arguments pid end=$((SECONDS + 120))
  port=$(free_port)
  mapfile -t arguments < <(gateway_settings gateway http.port="$port" ops.port=0 connectors.sandbox.port="$(free_port)")
  begun=$(date +%s%N)
  "$root/gateway" serve "${arguments[@]}" >"$work/start.log" 2>&1 &
  pid=$!
  gateway_pid[once]=$pid
  until curl -fsS -o "$work/answer" "http://127.0.0.1:$port/health/ready" 2>/dev/null; do
    kill -0 "$pid" 2>/dev/null && [ $SECONDS -lt $end ] || { stop_gateway once; return 1; }
    sleep 0.01
  done
  echo $((($(date +%s%N) - begun) / 1000000)) >>"$figures/$1"
  stop_gateway once
  say "  $1: $(tail -1 "$figures/$1") ms"
}
