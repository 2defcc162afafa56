internal import CPlatform

/// What the process was given at its start.
package enum Environment {
  /// The value of a variable, when it is set.
  package static subscript(name: String) -> String? {
    guard let value = unsafe cp_variable(name) else { return nil }
    return unsafe String(cString: value)
  }

  /// Every variable.
  package static var all: [String: String] {
    var all: [String: String] = [:]
    var index = 0
    while let entry = unsafe cp_environment_entry(index) {
      let parts = unsafe String(cString: entry).split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { all[String(parts[0])] = String(parts[1]) }
      index += 1
    }
    return all
  }

  /// The variables that any program needs, and none that may hold a secret.
  package static var essentials: [String: String] {
    let names = ["PATH", "HOME", "TMPDIR", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "USER", "SHELL"]
    return all.filter { names.contains($0.key) }
  }

  /// The folder that relative paths start from.
  package static func workingFolder() throws(PlatformError) -> String {
    var path: UnsafeMutablePointer<CChar>?
    try checked(unsafe cp_working_folder(&path), "the working folder")
    guard let path = unsafe path else { throw .missing("the working folder") }
    return unsafe String(freeing: path)
  }

  /// The path of the program that is running.
  package static func executable() throws(PlatformError) -> String {
    var path: UnsafeMutablePointer<CChar>?
    try checked(unsafe cp_executable_path(&path), "this program")
    guard let path = unsafe path else { throw .missing("this program") }
    return unsafe String(freeing: path)
  }

  /// The number by which the system knows this process.
  package static var processID: Int { Int(cp_process_id()) }

  /// A number that nobody can foresee, for names that must differ; never for what must be repeated.
  package static func uniqueNumber() -> UInt64 { UInt64.random(in: .min ... .max) }
}
