import Foundation
import RingtruePlatform

/// The program as it was built, run as a shell runs it.
enum Binary {
  /// Where it lies: beside the tests.
  static var path: String {
    get throws { Path.join(Path.parent(of: try Environment.executable()), "ringtrue") }
  }

  /// How a run of a program ended, and what it wrote.
  struct Ending {
    let code: Int32
    let output: String
    let errors: String
  }

  /// Runs it with some words.
  static func run(_ words: [String], variables: [String: String] = [:]) throws -> Ending {
    try start(path, words, variables)
  }

  /// Runs a script in a shell, with `ringtrue` on the path.
  static func script(_ text: String, in shell: String = "bash") throws -> Ending {
    let folder = Path.parent(of: try path)
    let search = folder + ":" + (Environment["PATH"] ?? "/usr/bin:/bin")
    return try start("/usr/bin/env", [shell, "-c", text], ["PATH": search])
  }

  /// Runs it, and sends it Ctrl-C as soon as it listens.
  static func interrupt(_ words: [String]) throws -> Ending {
    try start(path, words, [:]) { process in
      while process.isRunning, !listens(process.processIdentifier) { usleep(10_000) }
      process.interrupt()
    }
  }

  /// Runs it, and does something to it meanwhile, by its number.
  static func run(_ words: [String], meanwhile act: (Int32) -> Void) throws -> Ending {
    try start(path, words, [:]) { act($0.processIdentifier) }
  }

  /// The children of a process, as far as the system tells.
  static func children(of process: Int32) -> [Int32] {
    let threads = (try? Files.entries(of: "/proc/\(process)/task")) ?? []
    return threads.flatMap { thread in
      let list = try? Files.readText("/proc/\(process)/task/\(thread.name)/children")
      return (list ?? "").split(separator: " ").compactMap { Int32($0) }
    }
  }

  /// Whether a process has a handler for SIGINT; where that can't be seen, it is given a second.
  private static func listens(_ process: Int32) -> Bool {
    guard let status = try? Files.readText("/proc/\(process)/status") else {
      sleep(1)
      return true
    }
    let mask = status.split(separator: "\n").first { $0.hasPrefix("SigCgt:") }?.suffix(16)
    return mask.flatMap { UInt64($0, radix: 16) }.map { $0 & 2 == 2 } ?? false
  }

  private static func start(
    _ program: String, _ words: [String], _ variables: [String: String],
    meanwhile: (Process) -> Void = { _ in }
  ) throws -> Ending {
    let process = Process()
    let (output, errors) = (Pipe(), Pipe())
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = words
    process.environment = Environment.essentials.merging(variables) { $1 }
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    meanwhile(process)
    let written = output.fileHandleForReading.readDataToEndOfFile()
    let complained = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Ending(
      code: process.terminationStatus, output: String(decoding: written, as: UTF8.self),
      errors: String(decoding: complained, as: UTF8.self))
  }
}
