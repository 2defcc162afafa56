/// A named stream of draws, keyed by seed, name, entity and counter.
///
/// A draw depends on these four alone, never on what was drawn before it or elsewhere: streams of
/// other names and other entities may come and go without moving a single value, and any draw can
/// be asked for out of order or on any thread. **One draw takes one counter**, whatever its
/// distribution and parameters, so that two runs that differ in a parameter stay in step.
///
/// ```swift
/// let behaviour = RandomStream(seed: 7, name: "behaviour")
/// var draws = behaviour.entity(account)
/// let amount = draws.next(LogNormal(location: 4, scale: 0.5))
/// let hour = draws.next(VonMises(mean: 0, concentration: 2))
/// ```
@frozen public struct RandomStream: RandomNumberGenerator, Hashable, Sendable {
  @usableFromInline let key: Philox.Key
  @usableFromInline let member: UInt64
  /// The place of the next draw.
  public var counter: UInt64

  @inlinable
  init(key: Philox.Key, member: UInt64, counter: UInt64) {
    self.key = key
    self.member = member
    self.counter = counter
  }

  /// The stream of a seed and a name, at its first draw; the name is hashed here, once.
  public init(seed: UInt64, name: String) {
    self.init(key: Philox.Key(seed, fingerprint(name)), member: 0, counter: 0)
  }

  /// The same stream for one entity (an account, a day, a resample), from its first draw.
  @inlinable @inline(__always)
  public func entity(_ id: UInt64) -> RandomStream {
    RandomStream(key: key, member: id, counter: 0)
  }

  /// The same stream for one entity, from its first draw; negative ids are as good as any.
  @inlinable @inline(__always)
  public func entity(_ id: Int) -> RandomStream {
    entity(UInt64(bitPattern: Int64(id)))
  }

  /// The draw at a counter; the stream does not move.
  @inlinable @inline(__always)
  public subscript(counter: UInt64) -> Draw {
    Draw(key: key, entity: member, counter: counter)
  }

  /// Takes the next draw.
  @inlinable @inline(__always)
  public mutating func draw() -> Draw {
    defer { counter &+= 1 }
    return self[counter]
  }

  /// Takes the next draw and reads it as a value of a distribution.
  @inlinable @inline(__always)
  public mutating func next<D: Distribution>(_ distribution: D) -> D.Value {
    distribution.value(of: draw())
  }

  /// Takes the next draw as 64 bits.
  @inlinable @inline(__always)
  public mutating func next() -> UInt64 { draw().bits }
}

/// The 64-bit FNV-1a hash of a name's UTF-8 bytes.
///
/// Pinned for ever: a stream's values hang on it. Fowler, Noll & Vo, RFC 9923.
func fingerprint(_ name: String) -> UInt64 {
  name.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
}
