-- A whole login, again and again: it is opened, its code page looked at, the code sent, the hand-off page looked at.
-- One connection for each thread, so that a thread is one browser.
--
-- Arguments: none, for one login after the other; "every", a number of milliseconds and the number of threads, to begin
-- one in each such time and tell how long each page took; or "prepare", to stop at the code page and write down what
-- sends its form.
dofile("src/bench/wrk/common.lua")

local PAGES = { "open", "code page", "code", "hand-off" }

local step = 1
local code, path, cookie, csrf, page, begun, due, every, preparing

local function name_of(thread, kind)
  return os.getenv("BENCH_FOLDER") .. "/" .. thread .. "." .. kind
end

-- By a file, since wrk lends no tables of one thread to another; and none that stays open, since it numbers its
-- connections with few more places than one for each.
local function note(kind, ...)
  local file = io.open(name_of(number, kind), "a")
  file:write(table.concat({ ... }, " "), "\n")
  file:close()
end

function init(args)
  if args[1] == "every" then
    every = tonumber(args[2])
    -- Not all at the same moment.
    due = now() + every * (number + 1) / tonumber(args[3])
  elseif args[1] == "prepare" then
    preparing = true
  end
end

function delay()
  return every and step == 1 and math.max(0, math.floor(due - now())) or 0
end

local function form()
  return "csrf-token=" .. csrf:match("=(.*)") .. "&page=" .. page .. "&code=" .. code
end

function request()
  local token
  if step == 1 then token, code = next_line() end
  begun = now()
  if step == 1 then
    if every then
      -- Counted from when it was due: whoever waits for the login before waits for the service.
      if begun - due > 2 then begun = due end
      due = due + every
    end
    return wrk.format("GET", "/login?session_token=" .. (token or "") .. "&state=a-state")
  elseif step == 3 then
    return wrk.format("POST", path .. "/code", {
      ["Cookie"] = cookie .. "; " .. csrf,
      ["Content-Type"] = "application/x-www-form-urlencoded",
    }, form())
  end
  return wrk.format("GET", path, { ["Cookie"] = cookie .. "; " .. csrf })
end

local function passed(status, headers, body)
  if step == 1 and status == 303 then
    path = headers["Location"]:match("/login/.*")
    -- Ours, and the framework's: they differ in case.
    cookie = headers["Set-Cookie"]:match("^[^;]+")
    csrf = headers["set-cookie"]:match("^[^;]+")
    return true
  elseif step == 2 and status == 200 then
    page = body:match('name="page" value="([^"]*)"')
    return page
  elseif step == 3 and status == 303 then
    cookie = headers["Set-Cookie"]:match("^[^;]+")
    return true
  end
  return step == 4 and status == 200 and body:find('name="session_token"', 1, true)
end

function response(status, headers, body)
  local took = now() - begun
  if not passed(status, headers, body) then
    failed(PAGES[step] .. ": " .. status .. " " .. body)
    step = 1
    return
  end
  if every then note("times", step, took) end
  if preparing and step == 2 then
    note("forms", path, cookie .. "; " .. csrf, form())
    step = 4
  end
  if step == 4 then done_count = done_count + 1 end
  step = step % 4 + 1
end

function more(threads)
  local times = { {}, {}, {}, {} }
  for _, thread in ipairs(threads) do
    local file = io.open(name_of(thread:get("number"), "times"))
    for line in file and file:lines() or function() end do
      local step, took = line:match("^(%d) (.*)$")
      table.insert(times[tonumber(step)], tonumber(took))
    end
    os.remove(name_of(thread:get("number"), "times"))
  end
  for index, name in ipairs(PAGES) do
    local all = times[index]
    if #all > 0 then
      table.sort(all)
      local function percentile(p) return all[math.max(1, math.ceil(#all * p / 100))] end
      print(string.format("%s;%d;%.2f;%.2f;%.2f", name, #all, percentile(50), percentile(99), all[#all]))
    end
  end
end
