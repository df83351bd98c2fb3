#!/usr/bin/env bash
# Fuzzes what strangers write, for so many seconds (600): src/bench/fuzz.sh links|pages [SECONDS] [FOLDER OF SEEDS]
# links: addresses, and pages that hand on; pages: what shops' pages say. What it finds lies in target/fuzz; keep it as a case
# in the tests.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
case "${1:-}" in
  links) target=promotrace.resolve.LinkFuzz seen='promotrace.resolve.**:promotrace.url.**' longest=2000 ;;
  pages) target=promotrace.storefront.PageFuzz seen='promotrace.storefront.**' longest=8000 ;;
  *) echo "src/bench/fuzz.sh links|pages [SECONDS] [FOLDER OF SEEDS]" >&2; exit 2 ;;
esac
JAVA_HOME=$(.mvn/find-jdk)
export JAVA_HOME
./mvnw -B -ntp -q -Pbench test-compile dependency:build-classpath -Dmdep.outputFile=target/bench-classpath.txt
mkdir -p "target/fuzz/$1"
classpath=target/test-classes:target/classes:$(cat target/bench-classpath.txt)
exec "$JAVA_HOME/bin/java" -XX:-OmitStackTraceInFastThrow --enable-native-access=ALL-UNNAMED -XX:+EnableDynamicAgentLoading \
  -cp "$classpath" com.code_intelligence.jazzer.Jazzer --cp="$classpath" \
  --target_class="$target" --instrumentation_includes="$seen" \
  --keep_going=20 --reproducer_path=target/fuzz -artifact_prefix=target/fuzz/ -max_total_time="${2:-600}" -timeout=10 -max_len=$longest \
  "target/fuzz/$1" ${3:+"$3"}
