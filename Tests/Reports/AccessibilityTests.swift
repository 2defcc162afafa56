import Testing

@testable import RingtrueReports

/// A page for those who hear it, or go through it by keys.
@Suite struct AccessibilityTests {
  private let elements: Elements
  private let page: String

  init() {
    let picture = Pictures.Picture(
      chart: "roc", contest: "retail/ledger", title: "vae has the largest area",
      subtitle: "retail/ledger", drawing: "<svg viewBox='0 0 9 9'><text>x</text></svg>")
    let sample = Sample()
    page = Report(sample.record, sample.material, pictures: Pictures([picture])).html
    elements = Elements(page)
  }

  @Test func `names its language and what it is about`() {
    #expect(elements.named("html").first?["lang"] == "en")
    #expect(elements.named("title").first?.text == "retail – Ringtrue")
  }

  @Test func `has one head of the first level, and leaves out no level`() {
    let levels = elements.named("h1", "h2", "h3", "h4").compactMap {
      $0.name.last?.wholeNumberValue
    }
    #expect(levels.first == 1 && levels.count { $0 == 1 } == 1)
    #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 })
  }

  @Test func `has landmarks, and a way past them`() {
    for name in ["header", "nav", "main", "footer"] { #expect(elements.named(name).count == 1) }
    let first = elements.named("a").first
    #expect(first?["class"] == "skip")
    #expect(elements.all.contains { $0["id"] == first?["href"]?.dropFirst().description })
  }

  @Test func `has no id twice, and no link or label into the void`() {
    let ids = elements.all.compactMap { $0["id"] }
    #expect(Set(ids).count == ids.count)
    let wanted = elements.all.flatMap { element in
      [
        element["href"].flatMap { $0.hasPrefix("#") ? String($0.dropFirst()) : nil },
        element["for"], element["aria-labelledby"],
      ].compactMap { $0 }
    }
    #expect(Set(wanted).subtracting(ids).isEmpty)
  }

  @Test func `labels every field`() {
    let labelled = Set(elements.named("label").compactMap { $0["for"] })
    for field in elements.named("input", "select", "textarea") {
      let isLabelled =
        field.around.contains("label") || labelled.contains(field["id"] ?? "-")
        || field["aria-label"] != nil
      #expect(isLabelled, "\(field.attributes)")
    }
    #expect(elements.named("button").allSatisfy { !$0.text.isEmpty && $0["type"] == "button" })
  }

  @Test func `tells of each picture in words, or hides it`() {
    let pictures = elements.named("svg")
    #expect(pictures.count > 3)
    for picture in pictures {
      let isTold = picture["role"] == "img" && !(picture["aria-label"] ?? "").isEmpty
      #expect(isTold || picture["aria-hidden"] == "true", "\(picture.attributes)")
    }
  }

  @Test func `heads every column and every row of its tables`() {
    #expect(elements.named("table").count == elements.named("caption").count)
    #expect(elements.named("th").allSatisfy { ["col", "row"].contains($0["scope"]) })
    let heads = elements.named("th").filter { $0.around.contains("tbody") }
    let rows = elements.named("tr").filter { $0.around.contains("tbody") }
    #expect(heads.count == rows.count)
  }

  @Test func `can be gone through by keys, in the order in which it is read`() {
    for element in elements.all {
      #expect((element["tabindex"].flatMap { Int($0) } ?? 0) <= 0)
      #expect(element["accesskey"] == nil && element["autofocus"] == nil)
    }
    // What scrolls can be reached, and has a name.
    let scrolling = elements.all.filter { $0["class"] == "scroll" }
    #expect(scrolling.allSatisfy { $0["tabindex"] == "0" && $0["aria-label"] != nil })
    #expect(StyleSheet.text.contains(":focus-visible { outline: 3px solid"))
    // Each table scrolls by itself, so that the page never does.
    #expect(scrolling.count == elements.named("table").count)
  }

  @Test func `says what changes when the threshold does`() {
    #expect(elements.all.first { $0["id"] == "lab-facts" }?["aria-live"] == "polite")
    #expect(PageScript.text.contains("aria-valuetext"))
  }

  @Test func `lets readers zoom`() {
    let viewport = elements.named("meta").first { $0["name"] == "viewport" }?["content"] ?? ""
    #expect(!viewport.contains("maximum-scale") && !viewport.contains("user-scalable"))
  }

  @Test func `shows nothing by colour alone`() {
    let told = elements.all.filter { ["good", "bad"].contains($0["class"] ?? "") }
    #expect(!told.isEmpty && told.allSatisfy { !$0.text.isEmpty })
  }

  @Test func `hides what needs scripts until they run`() {
    let hidden = elements.all.filter { $0.attributes.keys.contains("hidden") }
    #expect(Set(hidden.compactMap { $0["class"] }) == ["bar", "lab"])
    for field in elements.named("input", "select", "button") {
      #expect(field.around.contains("div"), "\(field.attributes)")
    }
  }

  @Test func `has the contrast that WCAG 2.2 asks for, by day and by night`() {
    for letter in Palette.letters {
      for ground in Palette.grounds {
        #expect(contrast(letter.day, ground.day) >= 4.5, "\(letter.name) on \(ground.name)")
        #expect(contrast(letter.night, ground.night) >= 4.5, "\(letter.name) on \(ground.name)")
      }
    }
    for shape in Palette.shapes {
      for ground in Palette.grounds {
        #expect(contrast(shape.day, ground.day) >= 3, "\(shape.name) on \(ground.name)")
        #expect(contrast(shape.night, ground.night) >= 3, "\(shape.name) on \(ground.name)")
      }
    }
  }

  /// The contrast of two colours, from their linear light; powers of 2.4 by Newton's method.
  private func contrast(_ one: String, _ other: String) -> Double {
    let lights = [one, other].map(light).sorted()
    return (lights[1] + 0.05) / (lights[0] + 0.05)
  }

  private func light(_ digits: String) -> Double {
    let code = UInt32(digits, radix: 16) ?? 0
    let channels = [code >> 16, code >> 8 & 255, code & 255].map { linear(Double($0 & 255) / 255) }
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
  }

  private func linear(_ channel: Double) -> Double {
    guard channel > 0.04045 else { return channel / 12.92 }
    let base = (channel + 0.055) / 1.055
    var root = base
    for _ in 0..<60 {
      root -= (root * root * root * root * root - base) / (5 * root * root * root * root)
    }
    // base^2.4 is the square of base times the square of its fifth root.
    return base * base * root * root
  }
}
