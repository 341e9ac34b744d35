# Sourced by bench/run: builds, starts and stops what is measured, and measures it.
work=$(mktemp -d)
pids=()
gateway=
java_options="-XX:+UseCompactObjectHeaders -Xmx512m --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"

finish() {
  stop_gateway
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  for conf in upstream proxy stream-proxy; do
    [ ! -s "$work/$conf.pid" ] || kill "$(cat "$work/$conf.pid")" 2>/dev/null || true
  done
  rm -rf "$work"
}
trap finish EXIT

need_tools() {
  local tool
  for tool in "$@"; do
    command -v "$tool" >/dev/null || { echo "$tool is not on the PATH (Debian: apt-get install $tool)" >&2; exit 1; }
  done
}

build() {
  mvn -q -B -ntp -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false package dependency:build-classpath \
    -Dspotless.check.skip=true -Dmdep.outputFile="$work/classpath" >&2
  classpath="target/test-classes:target/classes:$(cat "$work/classpath")"
}

# A request of so many bytes and the lua that has wrk send it.
request() { # name bytes family
  local text
  text=$(head -c "$(($2 - 140 > 0 ? $2 - 140 : 1))" /dev/zero | tr '\0' y)
  printf '{"model":"claude-sonnet-4-5","max_tokens":1024,"stream":%s,"messages":[{"role":"user","content":"%s"}]}' "$3" "$text" >"$work/$1.json"
  cat >"$work/$1.lua" <<LUA
wrk.method = "POST"
wrk.path = "${4:-/v1/messages}"
wrk.headers["content-type"] = "application/json"
wrk.headers["x-api-key"] = "bench"
wrk.headers["x-bench-events"] = "150"
wrk.headers["x-bench-interval"] = "${5:-0}"
local file = io.open("$work/$1.json")
wrk.body = file:read("*a")
LUA
}

nginx_conf() { # name port body
  local user=
  mkdir -p "$work/$1"
  # else its worker could not read the folder
  [ "$(id -u)" != 0 ] || user="user root;"
  cat >"$work/$1.conf" <<CONF
$user
worker_processes 1; pid $work/$1.pid; error_log $work/$1.log;
events { worker_connections 32768; }
http {
  access_log off; keepalive_requests 1000000000; client_body_buffer_size 4m; client_max_body_size 64m;
  client_body_temp_path $work/$1/a; proxy_temp_path $work/$1/b; fastcgi_temp_path $work/$1/c; uwsgi_temp_path $work/$1/d; scgi_temp_path $work/$1/e;
  $3
}
CONF
  nginx -c "$work/$1.conf"
}

start_upstreams() {
  local answer
  answer='{"id":"msg_bench","type":"message","role":"assistant","model":"claude-sonnet-4-5-20250929","content":[{"type":"text","text":"TEXT"}],"stop_reason":"end_turn","stop_sequence":null,"usage":{"input_tokens":100,"cache_creation_input_tokens":0,"cache_read_input_tokens":0,"output_tokens":50,"service_tier":"standard"}}'
  mkdir -p "$work/www/v1"
  echo "${answer/TEXT/$(head -c 700 /dev/zero | tr '\0' x)}" >"$work/www/v1/messages"
  request 1k 1024 false; request 16k 16384 false; request 100k 102400 false; request 1m 1048576 false
  request paced 1024 true /v1/messages 20; request fast 1024 true; request open 1024 true /v1/messages 100
  request chat 1024 false /v1/chat/completions
  nginx_conf upstream 9800 "server { listen 127.0.0.1:9800; root $work/www; default_type application/json; location / { error_page 405 =200 \$uri; } }"
  nginx_conf proxy 9801 "upstream u { server 127.0.0.1:9800; keepalive 64; keepalive_requests 1000000000; }
    server { listen 127.0.0.1:9801; location / { proxy_pass http://u; proxy_http_version 1.1; proxy_set_header Connection ''; } }"
  "$JAVA_HOME/bin/java" $java_options -cp "$classpath" dev.tollgate.bench.EventUpstream 9810 &
  pids+=($!)
  nginx_conf stream-proxy 9803 "upstream u { server 127.0.0.1:9810; keepalive 256; keepalive_requests 1000000000; }
    server { listen 127.0.0.1:9803; location / { proxy_pass http://u; proxy_http_version 1.1; proxy_set_header Connection ''; proxy_buffering off; } }"
  wait_for http://127.0.0.1:9801/v1/messages
}

# What is switched on: plain nothing, telemetry with its exporter and access log, the ledger alone, everything.
configuration() { # setting
  local ledger telemetry log=true
  case $1 in
  plain) ledger='{ enabled: false }'; telemetry='{}'; log=false ;;
  telemetry) ledger='{ enabled: false }'; telemetry='{ otlpEndpoint: "http://127.0.0.1:9811", otlpProtocol: http/protobuf }' ;;
  async) ledger="{ url: \"sqlite://$work/async.db\", durability: async }"; telemetry='{}'; log=false ;;
  committed) ledger="{ url: \"sqlite://$work/committed.db\" }"; telemetry='{}'; log=false ;;
  all) ledger="{ url: \"sqlite://$work/all.db\" }"; telemetry='{ otlpEndpoint: "http://127.0.0.1:9811", otlpProtocol: http/protobuf }' ;;
  esac
  cat <<YAML
config: { adminAddr: "127.0.0.1:9820", statsAddr: "127.0.0.1:9821", readinessAddr: "127.0.0.1:9822", logging: { accessLog: $log }, telemetry: $telemetry, ledger: $ledger }
binds:
- port: 9802
  listeners: [ { routes: [ { backends: [ { ai: { name: json, hostOverride: "127.0.0.1:9800", provider: { anthropic: {} }, routes: { "*": messages } } } ] } ] } ]
- port: 9804
  listeners: [ { routes: [ { backends: [ { ai: { name: stream, hostOverride: "127.0.0.1:9810", provider: { anthropic: {} }, routes: { "*": messages } } } ] } ] } ]
- port: 9805
  listeners: [ { routes: [ { backends: [ { ai: { name: chat, hostOverride: "127.0.0.1:9800", provider: { anthropic: {} }, routes: { "*": completions } } } ] } ] } ]
YAML
}

start_gateway() { # setting
  configuration "$1" >"$work/$1.yaml"
  if [ -z "${collector:-}" ]; then
    "$JAVA_HOME/bin/java" $java_options -cp "$classpath" dev.tollgate.bench.Sink 9811 &
    collector=$!
    pids+=("$collector")
  fi
  "$JAVA_HOME/bin/java" $java_options ${TOLLGATE_JAVA_OPTIONS:-} -jar target/tollgate.jar -f "$work/$1.yaml" >"$work/gateway.log" 2>&1 &
  gateway=$!
  wait_for http://127.0.0.1:9822/healthz/ready
}

stop_gateway() {
  [ -n "$gateway" ] || return 0
  check_nothing_dropped
  kill "$gateway" 2>/dev/null || true
  wait "$gateway" 2>/dev/null || true
  gateway=
}

# A fast wrong answer is no result: neither a dropped span nor an entry that is missing.
check_nothing_dropped() {
  [ -n "$gateway" ] || return 0
  local dropped
  dropped=$(curl -s http://127.0.0.1:9821/metrics | awk '/^otel_sdk_processor_span_processed_total.*error_type/ {sum += $NF} END {print sum + 0}')
  [ "${dropped%.*}" = 0 ] || { echo "FAILED: $dropped spans were dropped" >&2; exit 1; }
}

wait_for() {
  for _ in $(seq 300); do curl -s -o /dev/null "$1" && return 0; sleep 0.1; done
  echo "FAILED: nothing answers at $1" >&2
  tail -5 "$work/gateway.log" >&2 || true
  exit 1
}

cpu_ticks() { awk '{print $14 + $15}' "/proc/$1/stat"; }

nginx_worker() { pgrep -P "$(cat "$work/$1.pid")" | head -1; }

# CPU microseconds for each request that wrk got a right answer to.
round() { # pid lua port connections
  local before after out requests
  before=$(cpu_ticks "$1")
  out=$(wrk -t1 -c"$4" -d"$SECONDS_PER_ROUND" --timeout 30s -s "$work/$2" "http://127.0.0.1:$3")
  after=$(cpu_ticks "$1")
  grep -q "Non-2xx\|Socket errors" <<<"$out" && { echo "FAILED: $out" >&2; exit 1; }
  requests=$(awk '/requests in/ {print $1}' <<<"$out")
  awk -v ticks=$((after - before)) -v n="$requests" -v hz="$(getconf CLK_TCK)" 'BEGIN {printf "%.2f\n", ticks * 1000000 / hz / n}'
}

# Load until the CPU time per request falls no further: the compilers of the JVM take their share until then.
warm() { # lua port connections
  local before now
  wrk -t1 -c"$3" -d"$WARM" --timeout 30s -s "$work/$1" "http://127.0.0.1:$2" >/dev/null
  before=$(round "$gateway" "$1" "$2" "$3")
  for _ in $(seq 12); do
    now=$(round "$gateway" "$1" "$2" "$3")
    awk -v a="$before" -v b="$now" 'BEGIN {exit !(b > a * 0.93)}' && return 0
    before=$now
  done
}

median() { sort -n | awk '{v[NR] = $1} END {print v[int((NR + 1) / 2)]}'; }

compare() { # name lua nginx-port gateway-port connections
  local worker i ratios=() nginx=() own=() a b
  [ "$3" = 9801 ] && worker=$(nginx_worker proxy) || worker=$(nginx_worker stream-proxy)
  warm "$2" "$4" "$5"
  for i in $(seq "$ROUNDS"); do
    a=$(round "$worker" "$2" "$3" "$5"); b=$(round "$gateway" "$2" "$4" "$5")
    nginx+=("$a"); own+=("$b"); ratios+=("$(awk -v a="$a" -v b="$b" 'BEGIN {printf "%.2f", b / a}')")
  done
  printf '%-55s nginx %9.1f us  tollgate %9.1f us  %sx (%s to %s)\n' "$1 ${2%.lua}" "$(per "${nginx[@]}")" "$(per "${own[@]}")" \
    "$(printf '%s\n' "${ratios[@]}" | median)" "$(printf '%s\n' "${ratios[@]}" | sort -n | head -1)" "$(printf '%s\n' "${ratios[@]}" | sort -n | tail -1)"
}

per() { printf '%s\n' "$@" | median | awk -v events="${events:-1}" '{print $1 / events}'; }

compare_paths() { # name lua-a port-a lua-b port-b connections
  local ratios=() i a b
  warm "$2" "$3" "$6"; warm "$4" "$5" "$6"
  for i in $(seq "$ROUNDS"); do
    a=$(round "$gateway" "$2" "$3" "$6"); b=$(round "$gateway" "$4" "$5" "$6")
    ratios+=("$(awk -v a="$a" -v b="$b" 'BEGIN {printf "%.2f", a / b}')")
  done
  printf '%-55s translated %9.1f us  untranslated %9.1f us  %sx\n' "$1" "$a" "$b" "$(printf '%s\n' "${ratios[@]}" | median)"
}

open_loop() {
  local out
  out=$("$JAVA_HOME/bin/java" $java_options -cp "$classpath" dev.tollgate.bench.OpenLoop "$1" "$work/1k.json" 500 10)
  case $out in *"wrong 0") echo "$out" ;; *) echo "FAILED: $out" >&2; exit 1 ;; esac
}

resident_mb() { awk '/^VmRSS/ {printf "%d", $2 / 1024}' "/proc/$1/status"; }

many_streams() { # count
  local out
  ulimit -n 65536 2>/dev/null || true
  out=$(wrk -t1 -c"$1" -d40 --timeout 60s -s "$work/open.lua" http://127.0.0.1:9804)
  printf '%6s streams: %s, errors: %s, resident %s MB\n' "$1" "$(awk '/requests in/ {print $1 " ended whole"}' <<<"$out")" \
    "$(grep -o 'Socket errors.*\|Non-2xx.*' <<<"$out" || echo none)" "$(resident_mb "$gateway")"
}

time_to_first_answer() { # setting
  local begin end
  configuration "$1" >"$work/$1.yaml"
  rm -f "$work"/all.db*
  begin=$(date +%s%N)
  ./tollgate -f "$work/$1.yaml" >"$work/gateway.log" 2>&1 &
  gateway=$!
  until curl -s -o /dev/null -f -H 'content-type: application/json' -d @"$work/1k.json" http://127.0.0.1:9802/v1/messages; do sleep 0.02; done
  end=$(date +%s%N)
  sleep 1
  echo "first answer after $(((end - begin) / 1000000)) ms, resident $(resident_mb "$gateway") MB"
  stop_gateway
}
