internal import RingtrueCore

/// The address of a server that speaks OpenAI's chat completions, up to and with its `/v1`.
///
/// It holds no secret: an address with a name, a password or a query in it is refused.
public struct Endpoint: Sendable, Hashable {
  /// The address in one form, whatever way it was written: what answers hang on.
  public let identity: String

  /// Reads an address such as `https://api.openai.com/v1`.
  public init(_ text: String) throws(CategorizerError) {
    let parts = text.split(separator: "://", maxSplits: 1, omittingEmptySubsequences: false)
    let scheme = parts[0].lowercased()
    guard parts.count == 2, scheme == "http" || scheme == "https" else {
      throw .address(text, "write http://… or https://…")
    }
    let place = parts[1].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    let path = parts[1].dropFirst(place.count)
    guard !place.contains("@") else {
      throw .address(Self.shown(scheme, place), "it holds a name or password; leave it out")
    }
    guard !path.contains("?"), !path.contains("#") else {
      throw .address(
        text.prefix { $0 != "?" && $0 != "#" } + "…", "leave out what follows '?' or '#'")
    }
    guard !place.isEmpty, !text.contains(where: { $0.isWhitespace || $0.isNewline }) else {
      throw .address(text, "name a host, without spaces")
    }
    let usual = scheme == "http" ? ":80" : ":443"
    let host = place.lowercased()
    let plain = host.hasSuffix(usual) ? String(host.dropLast(usual.count)) : host
    var trimmed = path
    while trimmed.last == "/" { trimmed.removeLast() }
    identity = "\(scheme)://\(plain)\(trimmed)"
  }

  /// The address of the calls.
  var completions: String { identity + "/chat/completions" }

  /// Whether the server is on this machine.
  public var isLocal: Bool {
    let host = identity.drop { $0 != ":" }.dropFirst(3).prefix { $0 != "/" }
    return ["localhost", "127.0.0.1", "[::1]"].contains { host == $0 || host.hasPrefix($0 + ":") }
  }

  private static func shown(_ scheme: String, _ place: Substring) -> String {
    "\(scheme)://…@" + (place.split(separator: "@").last ?? "")
  }
}
