internal import Ringtrue
internal import RingtrueCore
internal import RingtrueKernels
internal import RingtruePlatform

/// The state of the sources in the working folder, if git knows it.
struct Commit: Sendable, Equatable {
  /// The first digits of the commit.
  let name: String
  /// Whether files that git knows differ from it.
  let isDirty: Bool

  /// The commit checked out here; nil outside of a repository, or without git.
  static var here: Commit? {
    guard let name = git(["rev-parse", "--short=10", "HEAD"]), !name.isEmpty else { return nil }
    let changes = git(["status", "--porcelain", "--untracked-files=no"])
    return Commit(name: name, isDirty: changes.map { !$0.isEmpty } ?? false)
  }

  private static func git(_ words: [String]) -> String? {
    let call = Invocation("git", words, limits: .init(time: .seconds(2)))
    guard let ended = try? call.run(), ended.ending == .exited(0) else { return nil }
    let text = String(decoding: ended.output, as: UTF8.self)
    return text.hasSuffix("\n") ? String(text.dropLast()) : text
  }
}

/// The name of a run: its date, its commit, and a few letters that no other run of that day has.
struct RunIdentity: Sendable {
  let id: String

  init(wall: WallTime, commit: Commit?) {
    let number = Environment.uniqueNumber() % (1 << 30)
    let letters = String(number, radix: 36)
    let tail = String(repeating: "0", count: max(0, 6 - letters.count)) + letters
    let state = commit.map { [$0.name] + ($0.isDirty ? ["dirty"] : []) } ?? ["no-commit"]
    id = ([wall.date] + state + [tail]).joined(separator: "-")
  }
}

/// The program and the machine, as plain facts for records; nothing tells whose they are.
struct RunEnvironment: Sendable {
  let machine: Machine
  let commit: Commit?
  let tool: Tool

  var json: JSON {
    let build = Build.this
    return .object([
      ("commit", commit.map { .string($0.name) }), ("dirty", commit.map { .bool($0.isDirty) }),
      ("version", .string(tool.version)), ("build", build.commit.map { .string($0) }),
      ("swift", .string(build.swift)), ("platform", .string(build.platform)),
      ("system", .string(machine.system)), ("processor", .string(machine.processor)),
      ("instructions", .string(ISA.active.description)),
      ("cores", .integer(machine.coresAllowed)), ("memory", .integer(machine.memoryAllowed)),
    ])
  }
}
