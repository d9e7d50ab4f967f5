# Files of figures, one line a round, and what is made of them. Sourced after stage.sh.

column() { # name, column: sorted
  awk -v c="$2" '{ print $c }' "$figures/$1" | sort -g
}
middle() { awk '{ v[NR] = $1 } END { if (NR % 2) print v[(NR + 1) / 2]; else if (NR) print (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }
median() { column "$1" "$2" | middle; }
spread_of() { awk -v f="$1" 'NR == 1 { low = $1 } { high = $1 } END { if (NR) printf f " – " f, low, high }'; }
spread() { column "$1" "$2" | spread_of "${3:-%.0f}"; } # name, column, format

# Neighbours in time are compared, so that what else the machine does falls out.
ratios() { # name, column, reference, its column: sorted
  paste -d' ' <(awk -v c="$2" '{ print $c }' "$figures/$1") <(awk -v c="$4" '{ print $c }' "$figures/$3") \
    | awk 'NF == 2 && $2 > 0 { printf "%.3f\n", $1 / $2 }' | sort -g
}
measured() { # names: whether all of them were
  local name
  for name in "$@"; do [ -s "$figures/$name" ] || return 1; done
}
better_of() { # names: the one with the highest median in its first column
  local name best= figure most=-1
  for name in "$@"; do
    measured "$name" || continue
    figure=$(median "$name" 1)
    if awk -v a="$figure" -v b="$most" 'BEGIN { exit !(a > b) }'; then best=$name most=$figure; fi
  done
  echo "$best"
}
