internal import CPlatform

/// A child process with a group of its own: started once, reaped once, never left behind.
struct Process: ~Copyable {
  let id: Int32
  let name: String
  private let watch: Descriptor
  private let start: UInt64
  private let memoryFloor: Int64
  private var isReaped = false

  /// Starts a program with its three streams, which the caller closes afterwards.
  ///
  /// The kernel ends the child with the *thread* that calls this (Linux): stay until it is reaped.
  init(
    _ invocation: Invocation, input: borrowing Descriptor, output: borrowing Descriptor,
    errors: borrowing Descriptor
  ) throws(PlatformError) {
    let terms = cp_terms(
      input: input.number, output: output.number, errors: errors.number,
      memory: Int64(invocation.limits.memory ?? 0),
      file_size: Int64(invocation.limits.fileSize ?? 0))
    start = cp_monotonic()
    let started = try Self.start(invocation, terms)
    id = started.pid
    name = invocation.program
    memoryFloor = started.memory_floor
    let watch = cp_watch(id)
    self.watch = watch < 0 ? .closed(name) : Descriptor(owning: watch, called: name)
  }

  deinit {
    guard !isReaped else { return }
    var ending = cp_ending()
    _ = cp_kill_group(id)
    _ = unsafe cp_reap(id, &ending)
  }

  private static func start(
    _ invocation: Invocation, _ terms: cp_terms
  ) throws(PlatformError) -> cp_started {
    let path = try invocation.locateProgram()
    let variables = invocation.environment.map { "\($0.key)=\($0.value)" }.sorted()
    let texts = [path, invocation.folder ?? ""] + invocation.arguments + variables
    guard !texts.contains(where: { $0.utf8.contains(0) }) else {
      throw .argumentWithNUL(invocation.program)
    }
    var started = cp_started()
    let result = unsafe withProgram(invocation, at: path, variables) { program in
      var (program, terms) = unsafe (program, terms)
      return unsafe cp_start(&program, &terms, &started)
    }
    try checked(result, invocation.folder.map { "\(path) in \($0)" } ?? path)
    return started
  }

  private static func withProgram(
    _ invocation: Invocation, at path: String, _ variables: [String],
    _ body: (cp_program) -> Int32
  ) -> Int32 {
    let places = CStrings([path] + (invocation.folder.map { [$0] } ?? []))
    return unsafe CStrings([path] + invocation.arguments).withPointers { arguments in
      unsafe CStrings(variables).withPointers { environment in
        unsafe places.withPointers { places in
          unsafe body(
            cp_program(
              path: places[0], arguments: arguments, environment: environment, folder: places[1]))
        }
      }
    }
  }
}

// MARK: - Life and end

extension Process {
  /// What to wait for.
  var interest: cp_interest { cp_interest(reading: watch.number) }

  /// Nanoseconds after which one looks again where the system has no way to wait for a child.
  var patience: Int64 { watch.isOpen ? .max : 2_000_000 }

  /// Whether it has ended; it stays a zombie, whose number nobody else is given, until `reap`.
  func hasEnded() throws(PlatformError) -> Bool {
    try checked(cp_has_ended(id), name) == 1
  }

  /// Ends everything in its group.
  func killGroup() {
    _ = cp_kill_group(id)
  }

  /// Ends what is left of the group and tells how the child ended and what it used.
  mutating func reap() throws(PlatformError) -> (Completion.Ending, Completion.Usage) {
    killGroup()
    var ending = cp_ending()
    isReaped = true
    try checked(unsafe cp_reap(id, &ending), name)
    let usage = Completion.Usage(
      time: .nanoseconds(Int64(cp_monotonic() - start)),
      userTime: .nanoseconds(Int64(ending.user_nanoseconds)),
      systemTime: .nanoseconds(Int64(ending.system_nanoseconds)),
      peakMemory: Int(ending.peak_bytes), memoryFloor: Int(memoryFloor))
    return (
      ending.signal < 0 ? .exited(Int(ending.exit_code)) : .killed(signal: Int(ending.signal)),
      usage
    )
  }
}
