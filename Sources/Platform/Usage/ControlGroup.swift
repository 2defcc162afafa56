/// What a container or a batch system lets this process use, by Linux control groups, both kinds.
struct ControlGroup {
  /// Processors' worth of time, where limited: 1.5 is one and a half.
  let cores: Double?

  /// Bytes of memory, where limited.
  let memory: Int?

  /// Reads the limits under a root; every group from ours up to the root may lower them.
  init(root: String = "/") {
    let memberships = Self.lines(of: Path.join(root, "proc/self/cgroup"))
    var cores: [Double] = []
    var memory: [Int] = []
    for membership in memberships {
      let parts = membership.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3 else { continue }
      let controllers = parts[1].split(separator: ",")
      for folder in Self.folders(of: parts[2], controllers, root: root) {
        cores += [Self.unifiedCores(folder), Self.formerCores(folder)].compactMap { $0 }
        memory += ["memory.max", "memory.limit_in_bytes"]
          .compactMap { Self.lines(of: Path.join(folder, $0)).first.flatMap { Int($0) } }
      }
    }
    self.cores = cores.min()
    // The former kind says "no limit" by a number near the largest there is.
    self.memory = memory.filter { $0 < 1 << 60 }.min()
  }

  /// The folders of a group and of those it lies in. Inside a container the group's own path is
  /// often not to be seen, and its files lie at the top.
  private static func folders(
    of group: Substring, _ controllers: [Substring], root: String
  ) -> [String] {
    let hierarchy = Path.join(root, "sys/fs/cgroup")
    let tops = controllers.isEmpty ? [hierarchy] : controllers.map { "\(hierarchy)/\($0)" }
    let parts = group.split(separator: "/")
    return tops.flatMap { top in
      (0...parts.count).map { ([top] + parts.prefix($0).map(String.init)).joined(separator: "/") }
    }
  }

  /// `cpu.max` holds a quota, or `max`, and a period.
  private static func unifiedCores(_ folder: String) -> Double? {
    let words = lines(of: folder + "/cpu.max").first?.split(separator: " ") ?? []
    guard words.count == 2 else { return nil }
    return ratio(words[0], words[1])
  }

  private static func formerCores(_ folder: String) -> Double? {
    guard let quota = lines(of: folder + "/cpu.cfs_quota_us").first,
      let period = lines(of: folder + "/cpu.cfs_period_us").first
    else { return nil }
    return ratio(quota, period)
  }

  private static func ratio(_ quota: Substring, _ period: Substring) -> Double? {
    guard let quota = Double(quota), let period = Double(period), quota > 0, period > 0 else {
      return nil
    }
    return quota / period
  }

  private static func lines(of path: String) -> [Substring] {
    ((try? Files.readText(path, limit: 1 << 16)) ?? "").split(separator: "\n")
  }
}
