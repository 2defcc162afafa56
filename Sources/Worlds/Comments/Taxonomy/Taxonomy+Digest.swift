internal import RingtrueKernels

extension Taxonomy {
  /// The fingerprint of what it says, whatever its file looks like.
  var digest: Digest {
    let lines = causes.map { cause in
      [cause.code, cause.bucket, cause.action.rawValue, String(cause.isHeldOut)] + cause.alsoRight
    }
    let all = [buckets, [String(limits.net), String(limits.age)]] + lines
    return SHA256.digest(of: Array(all.map { $0.joined(separator: "|") + "\n" }.joined().utf8))
  }
}
