# Sourced by ./tollgate and ./check: sets JAVA_HOME to a JDK of at least the release that the build needs, or says how to get one.
need=25

java_release() { # of the JDK in folder $1, empty when there is none
  [ -x "$1/bin/javac" ] && sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null
}

find_jdk() {
  local candidate release on_path
  on_path=$(command -v javac 2>/dev/null || true)
  [ -z "$on_path" ] || on_path=$(dirname "$(dirname "$(readlink -f "$on_path" 2>/dev/null || echo "$on_path")")")
  for candidate in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* \
    "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$candidate" ] && [ -d "$candidate" ] || continue
    release=$(java_release "$candidate" || true)
    if [ -n "$release" ] && [ "$release" -ge "$need" ]; then
      JAVA_HOME=$candidate
      export JAVA_HOME
      return 0
    fi
  done
  echo "No JDK $need found (looked at JAVA_HOME, PATH, /usr/lib/jvm, /opt, ~/.sdkman, ~/.jdks)." >&2
  echo "Install one, for example the package temurin-$need-jdk from https://adoptium.net, and set JAVA_HOME to it." >&2
  return 1
}

need_maven() {
  command -v mvn >/dev/null 2>&1 && return 0
  echo "Maven (mvn) 3.8 or newer is needed to build; it is not on the PATH." >&2
  return 1
}
