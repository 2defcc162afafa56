internal import RingtrueKernels
internal import RingtruePlatform

extension Check {
  /// The vector instructions the hot loops use.
  static let instructions = Check("vector instructions") { surroundings in
    let available = ISA.available.map(\.description)
    let found = "\(ISA.active), of \(available.joined(separator: ", "))"
    let asked = surroundings.variables["RINGTRUE_ISA"] ?? ""
    guard asked.isEmpty || asked == ISA.active.description else {
      return .warning(
        found, "RINGTRUE_ISA=\(asked) is not to be had here; unset it or choose another")
    }
    return .ok(found)
  }

  /// Timed work wants a core to itself.
  static let cores = Check("cores") { _ in
    let machine = Machine.survey()
    let found = "\(machine.coresAllowed) of \(machine.cores)"
    return machine.coresAllowed > 1
      ? .ok(found) : .warning(found, "timings will be noisy: allow this process a second core")
  }

  /// Tables are held in memory, a few times over.
  static let memory = Check("memory") { _ in
    let bytes = Machine.survey().memoryAllowed
    let found = inGigabytes(bytes)
    return bytes >= 4_000_000_000
      ? .ok(found) : .warning(found, "large datasets will not fit: allow 4 GB or more")
  }

  /// Datasets and histories are written where the command runs.
  static let disk = Check("free disk here") { _ in
    guard let bytes = try? Files.freeSpace(at: ".") else {
      return .warning("unknown", "make sure that this folder can be read")
    }
    let found = inGigabytes(bytes)
    return bytes >= 2_000_000_000
      ? .ok(found) : .warning(found, "results may not fit: free 2 GB, or work on another disk")
  }

  private static func inGigabytes(_ bytes: Int) -> String {
    "\((Double(bytes) / 1e8).rounded() / 10) GB"
  }
}
