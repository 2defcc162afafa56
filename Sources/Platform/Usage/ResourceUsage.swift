internal import CPlatform

/// What this process has used: memory, processor time, and how often it was kept waiting.
public struct ResourceUsage: Hashable, Sendable {
  /// Bytes in memory now.
  public var residentMemory: Int

  /// The most bytes that were in memory at once.
  public var peakMemory: Int

  /// Processor time spent in the program, all threads together.
  public var userTime: Duration

  /// Processor time the system spent on behalf of the program.
  public var systemTime: Duration

  /// Pages that had to be read from a disk.
  public var majorFaults: Int

  /// How often a thread gave up its processor, as when it waits.
  public var voluntarySwitches: Int

  /// How often a thread lost its processor to another: in a timed trial, a sign of company.
  public var involuntarySwitches: Int

  /// What has been used until now.
  public static func current() -> ResourceUsage {
    let usage = cp_usage_of_self()
    return ResourceUsage(
      residentMemory: Int(cp_resident_bytes()),
      peakMemory: peakSinceReset() ?? Int(usage.peak_bytes),
      userTime: .nanoseconds(Int64(usage.user_nanoseconds)),
      systemTime: .nanoseconds(Int64(usage.system_nanoseconds)),
      majorFaults: Int(usage.major_faults),
      voluntarySwitches: Int(usage.voluntary_switches),
      involuntarySwitches: Int(usage.involuntary_switches))
  }

  /// Processor time until now, all threads and the system's part together; told at once, unlike memory.
  public static var processorTime: Duration {
    let usage = cp_usage_of_self()
    return .nanoseconds(Int64(usage.user_nanoseconds + usage.system_nanoseconds))
  }

  /// What was used since an earlier reading; the memory is that of the later one.
  public func since(_ earlier: ResourceUsage) -> ResourceUsage {
    var difference = self
    difference.userTime -= earlier.userTime
    difference.systemTime -= earlier.systemTime
    difference.majorFaults -= earlier.majorFaults
    difference.voluntarySwitches -= earlier.voluntarySwitches
    difference.involuntarySwitches -= earlier.involuntarySwitches
    return difference
  }
}

// MARK: - The peak of a part

extension ResourceUsage {
  /// Makes the peak start anew from what is in memory now, to learn the peak of what comes next;
  /// false where the system has no such thing (macOS).
  public static func resetPeakMemory() -> Bool {
    guard let switchboard = try? Descriptor(opening: "/proc/self/clear_refs", CP_TO_WRITE) else {
      return false
    }
    return (try? switchboard.write([UInt8(ascii: "5")].span)) != nil
  }

  private static func peakSinceReset() -> Int? {
    guard let status = try? Files.readText("/proc/self/status", limit: 1 << 16) else { return nil }
    return ProcFile(status)["VmHWM"].flatMap(ProcFile.bytes)
  }
}
