# What an operation costs besides time: CPU of the gateway and of PostgreSQL, statements, bytes of WAL.
# Sourced after stage.sh.

ticks_per_second=$(getconf CLK_TCK)

cpu_ticks() { # pid, or 0 for nobody
  awk '{ sub(/^.*\) /, ""); print $12 + $13 }' "/proc/$1/stat" 2>/dev/null || echo 0
}

# The postmaster knows what its children used who have ended, those who live are asked themselves.
postgres_ticks() {
  local postmaster
  postmaster=$(head -1 "$work/postgres/postgres/postmaster.pid")
  cat "/proc/$postmaster/stat" $(pgrep -P "$postmaster" | sed 's|.*|/proc/&/stat|') 2>/dev/null \
    | awk -v postmaster="$postmaster" '{ own = $1 == postmaster; sub(/^.*\) /, ""); sum += $12 + $13 + (own ? $14 + $15 : 0) } END { print sum + 0 }' || true
}

# One line: the gateway's ticks, PostgreSQL's, statements of all databases, position in the WAL.
meters() { # name of the gateway, or of a program that stands in for it
  local pid=${gateway_pid[$1]:-${program_pid[$1]:-0}} # nobody: no CPU
  echo "$(cpu_ticks "$pid") $(postgres_ticks) $(value gateway "
    SELECT (SELECT coalesce(sum(calls), 0) FROM pg_stat_statements) || ' ' || (pg_current_wal_insert_lsn() - '0/0')::bigint")"
}

# What it cost an operation between two readings: ms of the gateway, ms of PostgreSQL, statements, bytes of WAL.
per_operation() { # before, after, operations
  awk -v before="$1" -v after="$2" -v n="$3" -v hz="$ticks_per_second" 'BEGIN {
    split(before, b, " "); split(after, a, " ")
    if (n <= 0) { print "0 0 0 0"; exit }
    printf "%.3f %.3f %.2f %.0f\n", (a[1] - b[1]) * 1000 / hz / n, (a[2] - b[2]) * 1000 / hz / n, (a[3] - b[3]) / n, (a[4] - b[4]) / n }'
}

resident_mb() { # pid
  awk '/^VmRSS/ { printf "%.0f\n", $2 / 1024 }' "/proc/$1/status"
}
