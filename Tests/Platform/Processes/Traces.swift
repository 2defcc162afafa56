import RingtruePlatform

/// Whether a process of that number is at work; one that waits to be buried is not.
func isAlive(_ id: Int) -> Bool {
  guard let stat = try? Files.readText("/proc/\(id)/stat", limit: 4096),
    let name = stat.lastIndex(of: ")")
  else { return false }
  return !["Z", "X"].contains(stat[name...].dropFirst(2).prefix(1))
}

/// Waits for a process to go; a signal is delivered soon, but not at once.
func hasGone(_ id: Int) -> Bool {
  let clock = SystemClock()
  let start = clock.nanoseconds
  while isAlive(id) {
    if clock.elapsed(since: start) > .seconds(10) { return false }
  }
  return true
}

/// A program told by a line of shell.
func shell(_ line: String, limits: Invocation.Limits = .init()) -> Invocation {
  Invocation("sh", ["-c", line], limits: limits)
}
