-- Sends the requests of the file that BENCH_TARGETS names, one after another: a line is a method, a path and perhaps a key.
-- A POST bears the body of the file that BENCH_BODY names; BENCH_COOKIE is sent as it is.
dofile(os.getenv("BENCH_LOAD") .. "/report.lua")

local function given(name)
  local value = os.getenv(name)
  return value ~= "" and value or nil
end

local function content(name)
  local file = assert(io.open(name))
  local text = file:read("*a")
  file:close()
  return text
end

local requests = {}
local next_one = 0

function init()
  local body = given("BENCH_BODY") and content(given("BENCH_BODY"))
  for line in io.lines(os.getenv("BENCH_TARGETS")) do
    local method, path, key = line:match("^(%S+) (%S+) ?(%S*)$")
    local headers = {}
    if key ~= "" then headers["Authorization"] = "Bearer " .. key end
    if given("BENCH_COOKIE") then headers["Cookie"] = given("BENCH_COOKIE") end
    if method == "POST" then headers["Content-Type"] = "application/json" end
    requests[#requests + 1] = wrk.format(method, path, headers, method == "POST" and body or nil)
  end
  next_one = math.random(#requests)
end

function request()
  next_one = next_one % #requests + 1
  return requests[next_one]
end
