/// What can go wrong among the kernels: keys of a wrong size, and a libcrypto that refuses.
public struct KernelError: Error, Equatable, CustomStringConvertible {
  private enum Problem: Equatable {
    case wrongLength(thing: String, count: Int, expected: Int)
    case refused(deed: String)
  }

  private let problem: Problem

  /// Bytes of a wrong number.
  static func wrongLength(of thing: String, _ count: Int, not expected: Int) -> KernelError {
    KernelError(problem: .wrongLength(thing: thing, count: count, expected: expected))
  }

  /// Something that libcrypto should be able to do.
  static func refused(_ deed: String) -> KernelError { KernelError(problem: .refused(deed: deed)) }

  /// What happened, and what to do.
  public var description: String {
    switch problem {
    case .wrongLength(let thing, let count, let expected):
      "a \(thing) of \(count) bytes; give the \(expected) raw bytes"
    case .refused(let deed):
      "libcrypto refused to \(deed); check its installation and configuration (openssl list -providers)"
    }
  }
}
