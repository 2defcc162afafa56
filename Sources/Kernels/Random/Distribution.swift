/// A law that turns one draw into one value.
///
/// A conforming type reads nothing but the draw: the same draw gives the same value on every
/// machine, and a value takes one counter of a stream, never more or less.
public protocol Distribution<Value>: Sendable {
  /// What is drawn.
  associatedtype Value

  /// The value that a draw stands for.
  func value(of draw: Draw) -> Value
}
