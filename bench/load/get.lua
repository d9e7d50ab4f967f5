-- GET /api/checkout-sessions/:id over the ids in the file that BENCH_IDS names.
local ids = {}
for line in io.lines(os.getenv("BENCH_IDS")) do
  if #line == 36 then ids[#ids + 1] = line end
end
wrk.headers["Authorization"] = "Bearer " .. os.getenv("BENCH_KEY")
local next_id = 0

function request()
  next_id = next_id % #ids + 1
  return wrk.format("GET", "/api/checkout-sessions/" .. ids[next_id])
end

function done(summary, latency, requests)
  local errors = summary.errors
  local failed = errors.status + errors.connect + errors.read + errors.write + errors.timeout
  print(string.format("RESULT %.1f %.2f %.2f %d", summary.requests / (summary.duration / 1e6),
    latency:percentile(50) / 1000, latency:percentile(99) / 1000, failed))
end
