# Merchants with an endpoint each, and their shops that receive. Sourced after http.sh.

shop_count=1000

prepare_shops() {
  [ -z "${shops_port:-}" ] || return 0
  open_shops "$(free_port)"
  java_program Merchants "${server/postgres@/gateway_app@}/gateway" "$work/merchant/master.key" "$shop_count" "$shops_port" "$work/shops.targets" \
    2>"$work/merchants.log" || { cat "$work/merchants.log" >&2; fail "there are no merchants"; }
  head -c 900 /dev/zero | tr '\0' x | sed 's/.*/{"type":"endpoint.test","data":"&"}/' >"$work/event.json"
}

open_shops() { # port
  shops_port=$1
  start_program shops Receivers "$shops_port"
  shops_url=http://127.0.0.1:$shops_port
  await "${program_pid[shops]}" 30 curl -fsS "$shops_url/count" || { cat "$work/shops.log" >&2; fail "the shops do not open"; }
}

shops() { curl -fsS "$shops_url/$1"; } # reset?hang=…, count, delays
