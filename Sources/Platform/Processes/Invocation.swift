/// A program to run: what it is given, and what it may use.
package struct Invocation: Sendable {
  /// A path, or a name to be looked up in the PATH of `environment`.
  package var program: String

  /// The arguments, one by one: no shell ever reads them.
  package var arguments: [String]

  /// All the variables it sees.
  package var environment: [String: String]

  /// The folder it starts in; the parent's unless told otherwise.
  package var folder: String?

  package var input: Input
  package var limits: Limits

  /// Where standard input comes from.
  package enum Input: Sendable {
    case nothing
    case bytes([UInt8])
    case file(String)
  }

  /// What the program may use before it is stopped.
  package struct Limits: Sendable {
    /// Time from start to end, by the clock on the wall.
    package var time: Duration?

    /// Bytes of standard output; more of them end the program.
    package var output = 64 << 20

    /// Bytes of standard error that are kept: the last ones.
    package var errors = 64 << 10

    /// Bytes of address space of each process (`RLIMIT_AS`).
    package var memory: Int?

    /// Bytes of any file it writes (`RLIMIT_FSIZE`).
    package var fileSize: Int?

    package init() {}

    /// Limits of time, and of memory where told.
    package init(time: Duration, memory: Int? = nil) {
      self.time = time
      self.memory = memory
    }
  }

  /// A program with the variables that any program needs, and none that may hold a secret.
  package init(
    _ program: String, _ arguments: [String] = [],
    environment: [String: String] = Environment.essentials,
    folder: String? = nil, input: Input = .nothing, limits: Limits = Limits()
  ) {
    self.program = program
    self.arguments = arguments
    self.environment = environment
    self.folder = folder
    self.input = input
    self.limits = limits
  }
}

// MARK: - Finding the program

extension Invocation {
  /// The absolute path of the program.
  package func locateProgram() throws(PlatformError) -> String {
    guard let path = Self.locate(program, in: environment["PATH"] ?? "") else {
      throw .programMissing(program)
    }
    return path
  }

  /// Looks a program up in a PATH, which counts folders between colons; nil when it is nowhere.
  package static func locate(_ program: String, in path: String) -> String? {
    if program.contains("/") { return runnable(program) }
    return path.split(separator: ":").lazy
      .compactMap { runnable(Path.join(String($0), program)) }.first
  }

  /// Absolute, since the program may start in another folder.
  private static func runnable(_ path: String) -> String? {
    guard Files.isProgram(path) else { return nil }
    return path.hasPrefix("/")
      ? path : (try? Environment.workingFolder()).map { Path.join($0, path) }
  }
}
