#!/bin/bash
# The demo in its container. Browsers ask for the sandbox at 127.0.0.1:8090 of their own machine, and so does Sallyport
# in here, of the container; the engine publishes from 8089, and this hands on from the one to the other.
set -euo pipefail
socat TCP-LISTEN:8089,fork,reuseaddr TCP:127.0.0.1:8090 &
# Built for the profile dev, and run in it: its settings name the sandbox.
exec java -Dquarkus.profile=dev -XX:MaxRAMPercentage=60 -jar quarkus-run.jar
