-- A whole login at the peer: its code page, then the code, which it answers with the hand-off page.
dofile("src/bench/wrk/common.lua")

local token, code
local on_page = false

function request()
  if on_page then
    return wrk.format("POST", "/login", { ["Content-Type"] = "application/x-www-form-urlencoded" },
      "session_token=" .. token .. "&state=a-state&code=" .. code)
  end
  token, code = next_line()
  return wrk.format("GET", "/login?session_token=" .. (token or "") .. "&state=a-state")
end

function response(status, headers, body)
  if status ~= 200 then
    failed(status .. " " .. body)
    on_page = false
  elseif on_page then
    if body:find('action="https://', 1, true) then done_count = done_count + 1 else failed(body) end
    on_page = false
  else
    on_page = true
  end
end
