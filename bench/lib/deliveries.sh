# Webhooks to a thousand shops, as fast as they go, beside a bare client that posts to the same shops.
# Figures: deliveries/s  -  -  failed  ms of the gateway  ms of PostgreSQL  statements  bytes of WAL
# Sourced after http.sh.

# One and a half a second for each shop: about as long as other measurements, at what a small machine delivers.
deliveries_each() { echo $(((seconds * 3 + 1) / 2)); }

prepare_deliveries() {
  prepare_shops
  deliver deliveries-warm 30
}

measure_deliveries() {
  post_bare
  deliver deliveries "$(deliveries_each)"
}

post_bare() {
  local out
  out=$(java_program BareClient "$shops_port" "$shop_count" "$(deliveries_each)" "$work/event.json" 2>"$work/bare.log" | awk '/^RESULT/ { print $2, $3, $4 }') || out=
  [ -n "$out" ] || { cat "$work/bare.log" >&2; fail "the bare client does not post"; }
  echo "${out%% *} - - $(cut -d' ' -f2 <<<"$out") - - - -" >>"$figures/bare"
  say "  bare: $(tail -1 "$figures/bare" | cut -d' ' -f1)/s"
}

deliver() { # figures, how many for each shop
  local before after wanted count took end
  wanted=$((shop_count * $2))
  shops "reset?hang=false"
  psql "$server/gateway" -qv ON_ERROR_STOP=1 -v each="$2" -v body="$(<"$work/event.json")" -f "$load/events.sql"
  before=$(meters main)
  end=$((SECONDS + 60 + wanted / 50))
  until read -r count took < <(shops count) && [ "$count" -ge "$wanted" ]; do
    [ $SECONDS -lt $end ] || fail "only $count of $wanted deliveries arrived"
    sleep 0.1
  done
  after=$(meters main)
  awk -v n="$count" -v t="$took" -v per="$(per_operation "$before" "$after" "$wanted")" 'BEGIN { printf "%.1f - - 0 %s\n", n / t, per }' >>"$figures/$1"
  say "  $1: $(tail -1 "$figures/$1" | awk '{ printf "%s/s, %s ms CPU of the gateway and %s of PostgreSQL each", $1, $5, $6 }')"
}
