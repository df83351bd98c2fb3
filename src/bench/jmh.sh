#!/usr/bin/env bash
# Compiles the benchmarks of src/bench/java and runs them, with JMH's own options behind (src/bench/jmh.sh -f 1 LinkBench).
#   LINKS=FILE   addresses, one a line, for LinkBench (src/bench/links.py writes one)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
JAVA_HOME=$(.mvn/find-jdk)
export JAVA_HOME
./mvnw -B -ntp -q -Pbench test-compile dependency:build-classpath -Dmdep.outputFile=target/bench-classpath.txt
exec "$JAVA_HOME/bin/java" -cp "target/test-classes:target/classes:$(cat target/bench-classpath.txt)" \
  org.openjdk.jmh.Main -jvmArgsAppend "-DLINKS=${LINKS:-}" "$@"
