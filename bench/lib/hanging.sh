# How long an event takes to the shops that work, while all do, and while one shop in ten takes requests and never answers.
# Events are asked for over the API at a constant rate. Figures: events/s  p50 ms  p90 ms  p99 ms  longest ms
# Sourced after http.sh.

# The first tries must have failed, which takes 15 s, so that what is measured is how it goes on.
hanging_before=20

prepare_hanging() {
  prepare_shops
  # One in a hundred is what counts: of fewer than a thousand or two that says nothing.
  hanging_seconds=$((seconds < 15 ? 15 : seconds))
  hanging_rate=100
  send_tests warm-tests false "$hanging_seconds"
}

measure_hanging() {
  ! measured deliveries || hanging_rate=$(tail -1 "$figures/deliveries" | awk '{ rate = int($1 / 10); print (rate < 20 ? 20 : rate > 200 ? 200 : rate) }')
  send_tests calm false "$hanging_seconds"
  send_tests hanging-before true "$hanging_before"
  send_tests hanging true "$hanging_seconds"
  end_hanging
}

send_tests() { # figures, whether one in ten hangs, seconds
  local rate
  shops "reset?hang=$2"
  rate=$(java_program OpenLoop "${gateway_url[main]}" "$work/shops.targets" /dev/null "$hanging_rate" "$3" 2>"$work/open-loop.log" | awk '/^RESULT/ { print $2, $8 }') || rate=
  [ -n "$rate" ] || { cat "$work/open-loop.log" >&2; fail "no test events"; }
  [ "${rate##* }" = 0 ] || say "  ${rate##* } test events were refused"
  sleep 1
  echo "$hanging_rate $(shops delays | cut -d' ' -f2-)" >>"$figures/$1"
  say "  $1: $(tail -1 "$figures/$1" | awk '{ printf "at %s/s p50 %s, p99 %s ms", $1, $2, $4 }')"
}

# What still waits for those that hung is given up, and forgotten is that they failed; the tries under way time out.
end_hanging() {
  shops "reset?hang=false"
  sleep 16
  psql "$server/gateway" -qc "UPDATE delivery SET state = 'failed', leased = false, ended_at = now() WHERE state = 'pending'" \
    -c "UPDATE webhook_endpoint SET breaker_pause_seconds = NULL, breaker_until = NULL, failing_since = NULL, breaker_closed_at = now()"
}
