/// The colours of a picture, on a light or a dark ground.
public enum Theme: String, Sendable, CaseIterable {
  /// Dark on white.
  case light
  /// Light on a near black.
  case dark
}

extension Theme {
  private func either(_ light: UInt32, _ dark: UInt32) -> Colour {
    Colour(self == .light ? light : dark)
  }

  /// What everything stands on.
  var ground: Colour { either(0xFFFFFF, 0x14181D) }
  /// Titles and what must be read.
  var ink: Colour { either(0x1B2128, 0xF1F4F7) }
  /// What explains.
  var quiet: Colour { either(0x59636E, 0xA7B1BC) }
  /// What is there to be compared with, and need not be told apart.
  var faint: Colour { either(0xB9C1CA, 0x4A545F) }
  /// Lines that lead the eye.
  var grid: Colour { either(0xE6EAEE, 0x262D35) }
  /// Stripes behind every other row.
  var stripe: Colour { either(0xF6F8FA, 0x191E24) }
  /// What is bad.
  var bad: Colour { either(0xC2410C, 0xFF8A5B) }

  /// Colours that the colour-blind tell apart too, the strongest first.
  ///
  /// After Okabe and Ito, 2008, darkened for white and lightened for black until each has a contrast
  /// of 3 with the ground.
  var series: [Colour] {
    let light: [UInt32] = [0x0B65B0, 0xC8500A, 0x007D5C, 0xA3508A, 0x9A7400, 0x3D93C4]
    let dark: [UInt32] = [0x5AB0F2, 0xFF8F4A, 0x3FCB9E, 0xE79ACA, 0xE8BC45, 0x9AD4F5]
    return (self == .light ? light : dark).map { Colour($0) }
  }

  /// From none to all.
  var sequence: ColourScale {
    self == .light
      ? ColourScale([0xF3F7FB, 0xC9DFF1, 0x86B9DF, 0x3F88C0, 0x0B5596, 0x08386A])
      : ColourScale([0x1A222B, 0x1D3B57, 0x205C8E, 0x2F86C6, 0x6DB8EC, 0xC4E4FB])
  }

  /// From worse than chance by way of chance to perfect.
  var balance: ColourScale {
    self == .light
      ? ColourScale([0x9C3D06, 0xDD7A36, 0xF4C9A5, 0xF7F7F5, 0xACCFE9, 0x3F88C0, 0x08467F])
      : ColourScale([0xFF9A5C, 0xB8602B, 0x5E3A24, 0x20262D, 0x23486A, 0x2F86C6, 0x9FD4FA])
  }

  /// What can be read on a colour: white where it can, for it is read more easily on a saturated
  /// colour, and else black, which then can.
  func text(on colour: Colour) -> Colour {
    let white = Colour(0xFFFFFF)
    return colour.contrast(with: white) >= Colour.readable ? white : Colour(0x000000)
  }
}
