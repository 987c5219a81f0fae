#!/bin/bash
# Lets the packaged program run for a moment, so that the JVM can write down in an AOT cache (JEP 514, 515) what it had
# to load and compile. Dockerfile.jvm runs it without a network; the settings are made up and stay out of the image.
# The build runs it too, so that the tests run the jar as the image does.
#
#   train.sh <folder of quarkus-run.jar> <the cache's file> [flags of the JVM ...]
set -euo pipefail
app=$1 cache=$2
shift 2

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export SALLYPORT_BASE_URL=https://login.train.test
export SALLYPORT_TENANT_DOMAIN=localhost
export SALLYPORT_TENANT_REQUEST_SECRETS=only-for-training-the-jvm-requests
export SALLYPORT_TENANT_ANSWER_SECRET=only-for-training-the-jvm-answers-
export SALLYPORT_ACCOUNT_CLIENT_ID=training SALLYPORT_ACCOUNT_CLIENT_SECRET=training
export SALLYPORT_MANAGEMENT_CLIENT_ID=training SALLYPORT_MANAGEMENT_CLIENT_SECRET=training
export SALLYPORT_AUTHY_API_KEY=training SALLYPORT_ENROLMENT_COUNTRIES='*'
export SALLYPORT_STORE_URL=sqlite:$folder/store.db
SALLYPORT_STORE_KEYS=training:$(head -c 32 /dev/urandom | base64)
export SALLYPORT_STORE_KEYS
export SALLYPORT_OPERATIONS_PORT=${SALLYPORT_OPERATIONS_PORT:-9000} QUARKUS_HTTP_PORT=${QUARKUS_HTTP_PORT:-8080}

# With bash alone: the run stage's image need not have curl. True if the answer's status is the one expected.
answers() { # <port> <path> <status>
    exec 3<>"/dev/tcp/127.0.0.1/$1" || return 1
    printf 'GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n' "$2" >&3
    local line
    IFS= read -r line <&3
    cat <&3 >"$folder/rest"
    exec 3>&-
    [[ $line == HTTP/1.?' '$3* ]]
}

"${JAVA_HOME:+$JAVA_HOME/bin/}java" "$@" "-XX:AOTCacheOutput=$cache" -jar "$app/quarkus-run.jar" >"$folder/log" 2>&1 &
service=$!
tries=0
until answers "$SALLYPORT_OPERATIONS_PORT" /q/health/ready 200 2>/dev/null; do
    tries=$((tries + 1))
    if [[ $tries -gt 300 ]] || ! kill -0 "$service" 2>/dev/null; then
        cat "$folder/log" >&2
        echo "train.sh: the program did not become ready." >&2
        exit 1
    fi
    sleep 0.2
done
# The landing page, the refusal that a login without a token meets, and an address that there is not.
answers "$QUARKUS_HTTP_PORT" / 200
answers "$QUARKUS_HTTP_PORT" /login 400
answers "$QUARKUS_HTTP_PORT" /nothing 404

# The cache is written as the JVM ends; 143 is how Java tells that it was asked to.
kill -TERM "$service"
status=0
wait "$service" || status=$?
[[ $status -eq 143 && -s $cache ]] || { cat "$folder/log" >&2; echo "train.sh: no cache was written." >&2; exit 1; }
