public import RingtrueCore
internal import RingtrueKernels

extension Taxonomy {
  /// The codes of the causes that comments can be written for.
  static let writable = Phrasebook.all.map(\.code)

  /// The fingerprint of what it says, whatever its file looks like.
  var digest: Digest { SHA256.digest(of: identity) }
}

extension AutoResolveLimits {
  /// Whether a break is small and young enough.
  public func allow(_ incident: Incident) -> Bool {
    allow(net: incident.netDifference, age: incident.ageDays)
  }
}
