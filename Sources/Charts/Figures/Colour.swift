/// A colour of a picture.
struct Colour: Sendable, Hashable {
  let red: UInt8, green: UInt8, blue: UInt8

  /// The colour of six hexadecimal digits.
  init(_ code: UInt32) {
    red = UInt8(truncatingIfNeeded: code >> 16)
    green = UInt8(truncatingIfNeeded: code >> 8)
    blue = UInt8(truncatingIfNeeded: code)
  }

  /// Its code, as a number.
  var code: UInt32 { UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue) }

  /// Its code in six hexadecimal digits.
  var digits: String {
    let digits = String(code, radix: 16)
    return String(repeating: "0", count: 6 - digits.count) + digits
  }

  /// The colour part of the way to another, channel by channel.
  func mixed(with other: Colour, _ share: Double) -> Colour {
    func channel(_ from: UInt8, _ to: UInt8) -> UInt32 {
      UInt32((Double(from) + (Double(to) - Double(from)) * share).rounded())
    }
    return Colour(
      channel(red, other.red) << 16 | channel(green, other.green) << 8 | channel(blue, other.blue))
  }

  /// How bright it looks, 0…1, by the squares of its channels.
  private var brightness: Double {
    func square(_ channel: UInt8) -> Double { Double(channel) * Double(channel) / 65025 }
    return 0.2126 * square(red) + 0.7152 * square(green) + 0.0722 * square(blue)
  }

  /// The contrast with another, 1…21, as the Web Content Accessibility Guidelines count it.
  func contrast(with other: Colour) -> Double {
    let (light, dark) = (max(brightness, other.brightness), min(brightness, other.brightness))
    return (light + 0.05) / (dark + 0.05)
  }
}

/// A scale of colours between fixed ones, evenly spaced.
struct ColourScale: Sendable, Equatable {
  private let stops: [Colour]

  init(_ codes: [UInt32]) { stops = codes.map { Colour($0) } }

  /// The colour at a share of the way, which is kept within 0…1.
  func colour(at share: Double) -> Colour {
    let place = min(1, max(0, share.isNaN ? 0 : share)) * Double(stops.count - 1)
    let index = min(stops.count - 2, Int(place))
    return stops[index].mixed(with: stops[index + 1], place - Double(index))
  }
}
