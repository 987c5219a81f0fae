-- Sends the forms that login.lua has written down, each once, over as many connections as there are. Whoever has no form
-- left waits until all are answered.
dofile("src/bench/wrk/common.lua")

local ffi = require("ffi")
ffi.cdef "int getpid(void); int kill(int process, int signal);"

local forms, taken, total, begun = {}, 0, 0, nil
-- wrk asks for one request that it does not send, to see what the script makes.
local tried = false

function init(args)
  for line in io.lines(os.getenv("BENCH_FOLDER") .. "/forms") do table.insert(forms, line) end
  total = #forms
end

function delay()
  return taken < total and 0 or 500
end

function request()
  if not tried or taken == total then
    tried = true
    return wrk.format("HEAD", "/login/none")
  end
  taken = taken + 1
  begun = begun or now()
  local path, cookie, form = forms[taken]:match("^(%S+) (%S+ %S+) (%S+)$")
  return wrk.format("POST", path .. "/code",
    { ["Cookie"] = cookie, ["Content-Type"] = "application/x-www-form-urlencoded" }, form)
end

function response(status, headers, body)
  if status == 303 then
    done_count = done_count + 1
  elseif status ~= 204 then
    failed(status .. " " .. body)
  end
  if done_count + failures == total then
    seconds = (now() - begun) / 1e3
    -- As Ctrl-C does: wrk knows no other way to end early.
    ffi.C.kill(ffi.C.getpid(), 2)
  end
end
