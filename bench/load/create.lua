-- POST /api/checkout-sessions, the body of the specification's example.
wrk.method = "POST"
wrk.path = "/api/checkout-sessions"
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Authorization"] = "Bearer " .. os.getenv("BENCH_KEY")
wrk.body = '{"amount":2500,"currency":"USD","email":"customer@example.com","product_title":"Premium Plan",'
  .. '"success_url":"https://yoursite.com/success","cancel_url":"https://yoursite.com/cancel"}'

function done(summary, latency, requests)
  local errors = summary.errors
  local failed = errors.status + errors.connect + errors.read + errors.write + errors.timeout
  print(string.format("RESULT %.1f %.2f %.2f %d", summary.requests / (summary.duration / 1e6),
    latency:percentile(50) / 1000, latency:percentile(99) / 1000, failed))
end
