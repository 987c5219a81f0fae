-- What the scripts share: numbered threads, their tokens, and one report for all of them.
-- BENCH_FOLDER holds a file for each thread, named by its number: a token and a code on each line.
local folder = os.getenv("BENCH_FOLDER")
local threads = {}

function setup(thread)
  thread:set("number", #threads)
  table.insert(threads, thread)
end

local ffi = require("ffi")
ffi.cdef [[
  typedef struct { long seconds; long nanoseconds; } bench_time;
  int clock_gettime(int clock, bench_time *time);
]]
local time = ffi.new("bench_time")

-- Milliseconds of a clock that nobody sets.
function now()
  ffi.C.clock_gettime(1, time)
  return tonumber(time.seconds) * 1e3 + tonumber(time.nanoseconds) / 1e6
end

local lines
local next_one = 0

-- The next login's token and code. Fewer tokens than logins would spoil the figure, so that counts as a failure.
function next_line()
  if not lines then
    lines = {}
    for line in io.lines(folder .. "/" .. number) do table.insert(lines, line) end
  end
  next_one = next_one + 1
  local line = lines[next_one]
  if not line then
    failed("no tokens left")
    wrk.thread:stop()
    return nil
  end
  return line:match("^(%S+) (%S+)$")
end

-- Of the time a script may know better than wrk.
done_count, failures, example, seconds = 0, 0, "", 0

function failed(what)
  failures = failures + 1
  -- What the page says, without what it is made of.
  if example == "" then
    example = what:gsub("<head>.-</head>", ""):gsub("<[^>]*>", " "):gsub("%s+", " "):sub(1, 400)
  end
end

-- Adds lines of its own; each script may replace it.
function more(threads) end

function done(summary, latency, requests)
  local all, bad, said, took = 0, 0, "", 0
  for _, thread in ipairs(threads) do
    all = all + thread:get("done_count")
    bad = bad + thread:get("failures")
    took = math.max(took, thread:get("seconds"))
    if said == "" then said = thread:get("example") end
  end
  local errors = summary.errors
  bad = bad + errors.connect + errors.read + errors.write + errors.timeout
  if took == 0 then took = summary.duration / 1e6 end
  print(string.format("done %d seconds %.3f failures %d %s", all, took, bad, said))
  more(threads)
end
