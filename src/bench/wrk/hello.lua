-- One address, again and again, by the method that is the argument.
function init(args)
  wrk.method = args[1]
end
