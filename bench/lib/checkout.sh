# The paid checkout, from the shop's order to the payer's return to the shop: at a processor that answers at once, and at
# one that takes 300 ms for every answer. Sourced after http.sh.

payers_at_once=64
payers_slow=512

prepare_checkout() {
  start_gateway slow slow connectors.sandbox.approveDelay=PT0.3S
  : >"$work/paid-main.ids"
  : >"$work/paid-slow.ids"
  # Some thousand payments, until what a payment runs through is compiled.
  pay checkout-warm main "$payers_at_once" 120
  pay checkout-warm slow "$payers_slow" 60
}

measure_checkout() {
  pay checkout main "$payers_at_once"
  # Several times as long as one of these payments takes.
  pay checkout-slow slow "$payers_slow" $((seconds < 20 ? 20 : seconds))
}

pay() { # figures, gateway, payers [seconds]
  local before after out
  before=$(meters "$2")
  out=$(java_program Payers "${gateway_url[$2]}" "$BENCH_KEY" "$3" "${4:-$seconds}" "$work/paid.ids" 2>"$work/payers.log" | awk '/^RESULT/ { print $2, $3, $4, $5, $6 }') || out=
  after=$(meters "$2")
  [ -n "$out" ] || { cat "$work/payers.log" >&2; fail "nobody paid"; }
  cat "$work/paid.ids" >>"$work/paid-$2.ids"
  echo "${out% *} $(per_operation "$before" "$after" "${out##* }")" >>"$figures/$1"
  say "  $1: $(tail -1 "$figures/$1" | awk '{ printf "%s/s, p50 %s, p99 %s ms, %s failed, %s + %s ms CPU each", $1, $2, $3, $4, $5, $6 }')"
}

# Whatever was begun must have been paid for, and every book must agree.
finish_checkout() {
  local name status
  for name in main slow; do
    say "Asking for $(wc -l <"$work/paid-$name.ids") sessions of the gateway $name, and verifying its books"
    java_program Statuses "${gateway_url[$name]}" "$BENCH_KEY" "$work/paid-$name.ids" >"$work/statuses-$name" 2>"$work/statuses.log" \
      || { cat "$work/statuses.log" >&2; fail "the API does not tell how sessions stand"; }
    status=0
    "$root/gateway" verify --set database.url="${server/postgres@/gateway_app@}/$(database_of "$name")" --set secrets.masterKeyFile="$work/merchant/master.key" \
      >"$work/verify-$name" 2>&1 || status=$?
    echo "$(awk '$1 == "completed" { n = $2 } END { print n + 0 }' "$work/statuses-$name") $(wc -l <"$work/paid-$name.ids") $status" >"$figures/checked-$name"
    [ "$status" = 0 ] || { cat "$work/verify-$name" >&2; say "  the books of $name do not agree"; }
  done
}

database_of() { [ "$1" = main ] && echo gateway || echo "$1"; }
