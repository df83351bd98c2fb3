#!/usr/bin/env bash
# How long saved shop pages take to read, beside a whole tree of each: src/bench/pages.sh FOLDER
# (NAME.html.gz and ground-truth.json, which gives each page's address)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
JAVA_HOME=$(.mvn/find-jdk)
export JAVA_HOME
./mvnw -B -ntp -q -Pbench test-compile dependency:build-classpath -Dmdep.outputFile=target/bench-classpath.txt
exec "$JAVA_HOME/bin/java" -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED \
  -cp "target/test-classes:target/classes:$(cat target/bench-classpath.txt)" promotrace.storefront.PageTimes "$@"
