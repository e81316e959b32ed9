# Sourced by ./mvnw and ./penstock: finds a JDK 25, puts it into JAVA_HOME and exports it.
# POSIX sh, and no process is started on the usual way: ./penstock has 30 ms for everything it does.

penstock_jdk=25

# True where "$1" is the home of a JDK (not a JRE) of that release.
penstock_is_jdk() {
  [ -x "$1/bin/javac" ] && [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 1
  while IFS='=' read -r penstock_key penstock_value; do
    [ "$penstock_key" = JAVA_VERSION ] || continue
    case $penstock_value in
      "\"$penstock_jdk\""* | "\"$penstock_jdk."* | "\"$penstock_jdk-"* | "\"$penstock_jdk+"*) return 0 ;;
    esac
    return 1
  done <"$1/release"
  return 1
}

penstock_find_jdk() {
  if [ -n "${JAVA_HOME-}" ] && penstock_is_jdk "$JAVA_HOME"; then
    return 0
  fi
  if penstock_java=$(command -v java); then
    # Usually a link, over /etc/alternatives, into the JDK's home. macOS's stub in /usr/bin fails the test below.
    penstock_java=$(readlink -f "$penstock_java" 2>/dev/null || printf '%s' "$penstock_java")
    penstock_java=${penstock_java%/bin/java}
    if penstock_is_jdk "$penstock_java"; then
      JAVA_HOME=$penstock_java
      return 0
    fi
  fi
  for penstock_java in /usr/lib/jvm/* /opt/* "${HOME-}"/.sdkman/candidates/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if penstock_is_jdk "$penstock_java"; then
      JAVA_HOME=$penstock_java
      return 0
    fi
  done
  return 1
}

if penstock_find_jdk; then
  export JAVA_HOME
else
  cat >&2 <<END
Penstock needs a JDK $penstock_jdk and found none.
Looked at JAVA_HOME (${JAVA_HOME:-not set}), at java on the path ($(command -v java || echo none)), and into
/usr/lib/jvm/*, /opt/* and ~/.sdkman/candidates/java/*.
Install one, for example Temurin $penstock_jdk from https://adoptium.net/installation/linux/ (package temurin-$penstock_jdk-jdk)
or with SDKMAN: sdk install java $penstock_jdk-tem. Or say where it is: JAVA_HOME=/path/to/jdk-$penstock_jdk $0
END
  exit 1
fi
