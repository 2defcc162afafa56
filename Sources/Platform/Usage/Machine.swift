internal import CPlatform

/// The machine as far as it bears on a measurement; nothing that tells whose it is.
public struct Machine: Hashable, Sendable {
  /// The processor's model.
  public let processor: String

  /// The instruction set, such as `x86_64` or `arm64`.
  public let architecture: String

  /// Processors that are switched on.
  public let cores: Int

  /// Processors this process may keep busy: by its affinity and its container's share.
  public let coresAllowed: Int

  /// Bytes of memory in the machine.
  public let memory: Int

  /// Bytes of memory that this process and its container may use.
  public let memoryAllowed: Int

  /// The operating system and its kernel, such as `Debian GNU/Linux 12 (bookworm), Linux 6.1`.
  public let system: String

  /// Looks at this machine.
  public static func survey() -> Machine {
    let group = ControlGroup()
    var name = cp_system_name()
    unsafe cp_name_system(&name)
    let architecture = text(of: name.architecture)
    let share = group.cores.map { Int($0.rounded(.up)) } ?? .max
    let memory = Int(cp_physical_memory())
    return Machine(
      processor: processorModel() ?? architecture, architecture: architecture,
      cores: Int(cp_cores_online()), coresAllowed: max(1, min(Int(cp_cores_allowed()), share)),
      memory: memory, memoryAllowed: min(memory, group.memory ?? .max),
      system: systemName(kernel: "\(text(of: name.system)) \(text(of: name.release))"))
  }
}

// MARK: - Names

extension Machine {
  private static func processorModel() -> String? {
    var brand = [CChar](repeating: 0, count: 256)
    unsafe cp_cpu_brand(&brand, brand.count)
    let name = String(decodingZeroEnded: brand)
    return name.isEmpty ? linuxProcessorModel() : name
  }

  private static func linuxProcessorModel() -> String? {
    let text = (try? Files.readText("/proc/cpuinfo")) ?? ""
    let table = ProcFile(text)
    return (table["model name"] ?? table["Model"] ?? table["CPU part"]).map(String.init)
  }

  private static func systemName(kernel: String) -> String {
    let release = (try? Files.readText("/etc/os-release")) ?? ""
    let key = "PRETTY_NAME="
    guard let line = release.split(separator: "\n").first(where: { $0.hasPrefix(key) }) else {
      return kernel
    }
    return line.dropFirst(key.count).filter { $0 != "\"" } + ", " + kernel
  }

  /// The text of one of C's fixed arrays, which Swift sees as a tuple.
  private static func text<Characters>(of characters: Characters) -> String {
    unsafe withUnsafeBytes(of: characters) { bytes in
      unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }
}
