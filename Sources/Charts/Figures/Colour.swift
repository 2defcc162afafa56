internal import RingtrueKernels

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

  /// The colour, moved towards another no further than it takes to be read on a ground.
  func legible(on ground: Colour, towards ink: Colour) -> Colour {
    (0...10).map { mixed(with: ink, Double($0) / 10) }
      .first { $0.contrast(with: ground) >= Self.readable } ?? ink
  }

  /// The contrast that text needs (Web Content Accessibility Guidelines 2.2, level AA).
  static let readable = 4.5

  /// How much light it gives, 0…1.
  private var luminance: Double {
    func light(_ channel: UInt8) -> Double {
      let share = Double(channel) / 255
      return share <= 0.040_45
        ? share / 12.92 : Elementary.exp(2.4 * Elementary.log((share + 0.055) / 1.055))
    }
    return 0.2126 * light(red) + 0.7152 * light(green) + 0.0722 * light(blue)
  }

  /// The contrast with another, 1…21, as the Web Content Accessibility Guidelines count it.
  func contrast(with other: Colour) -> Double {
    let (light, dark) = (max(luminance, other.luminance), min(luminance, other.luminance))
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
