/// A key that nothing can print: only the variable it came from is ever told.
public struct Secret: Sendable, CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  /// The name of the environment variable that holds it.
  public let variable: String
  private let value: String

  /// Takes the value of a variable out of an environment.
  ///
  /// A key with spaces or line ends would break out of its header.
  public init(_ variable: String, in environment: [String: String]) throws(CategorizerError) {
    guard let value = environment[variable], !value.isEmpty,
      value.utf8.allSatisfy({ 0x21...0x7E ~= $0 })
    else { throw .noKey(variable) }
    self.variable = variable
    self.value = value
  }

  /// The line that shows it to a server.
  var header: String { "Authorization: Bearer \(value)" }

  /// Whether it stands in a text.
  func stands(in text: String) -> Bool { text.contains(value) }

  /// The variable's name.
  public var description: String { "the key in \(variable)" }

  /// The variable's name.
  public var debugDescription: String { description }

  /// Nothing but the variable's name, for whoever dumps it.
  public var customMirror: Mirror { Mirror(self, children: ["variable": variable]) }
}
