internal import CPlatform

/// What the system refused: which file or program, what is wrong with it, and what to do.
public struct PlatformError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The path, program or stream that the problem is about.
  public let subject: String

  /// The system's number for the refusal, when it came from the system.
  public let code: Int32?

  private let problem: Problem

  private enum Problem: Hashable {
    case missing, noFolder, denied, exists, isFolder, notFolder, notEmpty, notFile
    case full, tooBig, readOnly, linkLoop, nameTooLong, tooManyOpen, outOfMemory
    case brokenPipe, locked, otherDevice, portTaken
    case notPath, notText(offset: Int), overLimit(bytes: Int)
    case programMissing, notProgram, argumentWithNUL
    case silent(seconds: Double)
    case other(String)
  }
}

// MARK: - What callers tell apart

extension PlatformError {
  /// Whether the file is not there, or the folder that it was to be made in.
  public var isMissing: Bool { problem == .missing || problem == .noFolder }

  /// Whether there is something already where a new file was to be.
  public var isAlreadyThere: Bool { problem == .exists }

  /// Whether a folder stands where a file was wanted.
  public var isFolder: Bool { problem == .isFolder }

  /// Whether the disk, or the share of it that is ours, is full.
  public var isFull: Bool { problem == .full || problem == .tooBig }

  /// Whether this user may not.
  public var isDenied: Bool { problem == .denied || problem == .readOnly }

  /// Whether another process holds the lock.
  public var isLocked: Bool { problem == .locked }

  /// Whether the reader of a pipe is gone.
  public var isBrokenPipe: Bool { problem == .brokenPipe }

  /// Whether another program listens on the port that was asked for.
  public var isPortTaken: Bool { problem == .portTaken }

  /// Whether a program is not installed, or not where it was said to be.
  public var isMissingProgram: Bool { problem == .programMissing }

  /// Whether something did not answer within its time.
  public var isSilent: Bool {
    if case .silent = problem { true } else { false }
  }
}

// MARK: - How it reads

extension PlatformError {
  /// The subject, what is wrong, and what to do.
  public var description: String { "\(subject): \(explanation)" }

  /// What is wrong, and what to do, without the subject.
  package var explanation: String {
    switch problem {
    case .missing: "there is no such file; check the spelling and the folder"
    case .noFolder: "its folder does not exist; make it, or choose another place"
    case .denied: "this user may not; change the owner or the permissions, or choose another place"
    case .exists: "it is already there; choose another name, or ask to overwrite it"
    case .isFolder: "it is a folder; name a file"
    case .notFolder: "a part of the path is a file, not a folder; check the path"
    case .notEmpty: "the folder is not empty; empty it first"
    case .notFile: "it is not an ordinary file; name a file"
    case .linkLoop: "its symbolic links lead in a circle; remove one of them"
    case .nameTooLong: "the name is too long for the file system; choose a shorter one"
    case .notPath: "a path is not empty and holds no NUL byte; check how it was made"
    default: resourceExplanation
    }
  }

  private var resourceExplanation: String {
    switch problem {
    case .full: "the disk is full; free some space, or choose another disk"
    case .tooBig: "the file would be larger than allowed here; raise the limit (ulimit -f)"
    case .readOnly: "the disk can only be read; choose another place"
    case .tooManyOpen: "too many files are open; raise the limit (ulimit -n)"
    case .outOfMemory: "there is not enough memory; free some, or work on less at a time"
    case .locked: "another process is using it; wait until that ends"
    case .otherDevice: "it lies on another disk; choose a place on the same one"
    case .overLimit(let bytes): "it is larger than the \(bytes) bytes allowed; name a smaller file"
    case .notText(let offset): "byte \(offset) is not UTF-8; save the file as UTF-8"
    default: processExplanation
    }
  }

  private var processExplanation: String {
    switch problem {
    case .brokenPipe: "the reader is gone; what was left has not been written"
    case .portTaken: "another program listens there; choose another port, or 0 for any"
    case .programMissing: "there is no such program; install it, or add its folder to PATH"
    case .notProgram: "it is not a program this machine can run; check the file, its #! line too"
    case .argumentWithNUL: "an argument or variable holds a NUL byte; leave it out"
    case .silent(let seconds): "no answer within \(seconds) s; raise the time limit, or mend it"
    case .other(let message): "\(message); the system gave no more detail"
    default: "it failed; try again"
    }
  }
}

// MARK: - How it is made

extension PlatformError {
  /// What a negative result of a system call means.
  init(_ subject: String, errno code: Int32) {
    self.init(subject: subject, code: code, problem: Self.problem(of: code))
  }

  private init(_ subject: String, _ problem: Problem) {
    self.init(subject: subject, code: nil, problem: problem)
  }

  static func missing(_ path: String) -> Self { Self(path, .missing) }
  static func noFolder(for path: String) -> Self { Self(path, .noFolder) }
  static func exists(_ path: String) -> Self { Self(path, .exists) }
  static func isFolder(_ path: String) -> Self { Self(path, .isFolder) }
  static func notFile(_ path: String) -> Self { Self(path, .notFile) }
  static func notPath(_ path: String) -> Self { Self(path, .notPath) }
  static func locked(_ path: String) -> Self { Self(path, .locked) }
  static func programMissing(_ program: String) -> Self { Self(program, .programMissing) }
  static func notProgram(_ program: String) -> Self { Self(program, .notProgram) }
  static func argumentWithNUL(_ program: String) -> Self { Self(program, .argumentWithNUL) }

  static func overLimit(_ path: String, bytes: Int) -> Self {
    Self(path, .overLimit(bytes: bytes))
  }

  static func notText(_ path: String, offset: Int) -> Self { Self(path, .notText(offset: offset)) }

  static func brokenPipe(_ program: String) -> Self { Self(program, .brokenPipe) }

  static func silent(_ program: String, after time: Duration) -> Self {
    Self(program, .silent(seconds: time.inSeconds))
  }

  private static func problem(of code: Int32) -> Problem {
    let kind = cp_problem_of(code)
    return known.first { $0.0 == kind }?.1 ?? .other(message(of: code))
  }

  private static var known: [(cp_problem, Problem)] {
    [
      (CP_MISSING, .missing), (CP_DENIED, .denied), (CP_EXISTS, .exists),
      (CP_IS_FOLDER, .isFolder), (CP_NOT_FOLDER, .notFolder), (CP_NOT_EMPTY, .notEmpty),
      (CP_FULL, .full), (CP_TOO_BIG, .tooBig), (CP_READ_ONLY, .readOnly),
      (CP_LINK_LOOP, .linkLoop), (CP_NAME_TOO_LONG, .nameTooLong),
      (CP_TOO_MANY_OPEN, .tooManyOpen), (CP_OUT_OF_MEMORY, .outOfMemory),
      (CP_BROKEN_PIPE, .brokenPipe), (CP_WOULD_BLOCK, .locked),
      (CP_OTHER_DEVICE, .otherDevice), (CP_NOT_PROGRAM, .notProgram),
      (CP_PORT_TAKEN, .portTaken),
    ]
  }

  private static func message(of code: Int32) -> String {
    var text = [CChar](repeating: 0, count: 256)
    unsafe cp_message(code, &text, text.count)
    return String(decodingZeroEnded: text)
  }
}
