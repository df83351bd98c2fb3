#!/usr/bin/env bash
# Fuzzes reading of addresses and of pages that hand on, for so many seconds (600): src/bench/fuzz.sh [SECONDS] [FOLDER OF SEEDS]
# What it finds lies in target/fuzz; keep it as a case in the tests.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
JAVA_HOME=$(.mvn/find-jdk)
export JAVA_HOME
./mvnw -B -ntp -q -Pbench test-compile dependency:build-classpath -Dmdep.outputFile=target/bench-classpath.txt
mkdir -p target/fuzz/corpus
classpath=target/test-classes:target/classes:$(cat target/bench-classpath.txt)
exec "$JAVA_HOME/bin/java" -XX:-OmitStackTraceInFastThrow --enable-native-access=ALL-UNNAMED -XX:+EnableDynamicAgentLoading \
  -cp "$classpath" com.code_intelligence.jazzer.Jazzer --cp="$classpath" \
  --target_class=promotrace.resolve.LinkFuzz --instrumentation_includes='promotrace.resolve.**:promotrace.url.**' \
  --keep_going=20 --reproducer_path=target/fuzz -artifact_prefix=target/fuzz/ -max_total_time="${1:-600}" -timeout=10 -max_len=2000 \
  target/fuzz/corpus ${2:+"$2"}
