#!/bin/bash
# The demo in its container. Browsers ask for the sandbox at 127.0.0.1:8090 of their own machine, and so does Sallyport
# in here, of the container; the engine publishes from 8089, and this hands on from the one to the other.
set -euo pipefail
socat TCP-LISTEN:8089,fork,reuseaddr TCP:127.0.0.1:8090 &
# By itself dev mode listens on the loopback address too. Nobody is there to use a debugger or the console.
exec mvn --batch-mode --no-transfer-progress quarkus:dev \
    -Dquarkus.http.host=0.0.0.0 -Ddebug=false -Dquarkus.console.enabled=false \
    -Dquarkus.test.continuous-testing=disabled "$@" </dev/null
