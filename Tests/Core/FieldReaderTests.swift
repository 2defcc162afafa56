import RingtrueCore
import Testing

@Suite struct `Reading an object` {
  @Test func `tells everything that is wrong at once, with places and nearest names`() throws {
    let json = try JSON.read(
      """
      {
        rows: "many",
        rate: 2,
        mode: "fats",
        sise: 3,
      }
      """)
    var fields = FieldReader(json, file: "s.json5")
    _ = fields.integer("rows", in: 1...10)
    _ = fields.number("rate", in: 0...1)
    _ = fields.choice("mode", of: ["fast", "slow"])
    _ = fields.integer("size", in: 1...2)
    _ = fields.require("name", fields.string("name"), else: "")
    let problems = #expect(throws: Problems.self) { try fields.finish() }
    #expect(
      problems?.description == """
        s.json5:2:9: 'rows' should be a whole number, not text
        s.json5:3:9: 'rate' is 2.0; it must be 0.0 to 1.0
        s.json5:4:9: 'mode' cannot be 'fats'; did you mean 'fast'?
        s.json5:1:1: 'name' is missing; add it
        s.json5:5:3: 'sise' is not known here; did you mean 'size'?
        """)
  }

  @Test func `refuses what is no object`() throws {
    var fields = FieldReader([1, 2])
    _ = fields.require("name", fields.string("name"), else: "")
    let problems = #expect(throws: Problems.self) { try fields.finish() }
    #expect(problems?.description == "an object '{…}' should stand here, not a list")
  }

  @Test func `takes null for a missing field, and whole numbers however written`() throws {
    var fields = FieldReader(try JSON.read("{a: null, b: 1e3, c: 0.5, d: ['x'], e: true}"))
    #expect(fields.string("a") == nil)
    #expect(fields.integer("b", in: 0...1000) == 1000)
    #expect(fields.number("c", in: 0...1) == 0.5)
    #expect(fields.strings("d") == ["x"])
    #expect(fields.bool("e") == true)
    try fields.finish()
  }
}

@Suite struct `The settings of a system` {
  let knobs: [Knob] = [
    .integer("k", 20, in: 1...100, "neighbours"), .number("share", 0.1, in: 0...0.5, "share"),
    .choice("metric", of: ["mean", "largest"], "which"), .flag("fast", false, "hurry"),
  ]

  @Test func `keep the default of what nobody sets`() throws {
    let settings = try Settings(of: knobs, parsing: "k=5,metric=largest")
    #expect(settings.integer("k") == 5)
    #expect(settings.choice("metric") == "largest")
    #expect(settings.number("share") == 0.1)
    #expect(!settings.flag("fast"))
    #expect(settings.json.text == #"{"fast":false,"k":5,"metric":"largest","share":0.1}"#)
    #expect(try Settings(of: knobs, parsing: "") == Settings(of: knobs))
  }

  @Test func `are the same from a command line and from a file`() throws {
    let file = try JSON.read("{k: 7, share: 0.25, fast: true, metric: 'mean'}")
    #expect(
      try Settings(of: knobs, reading: file)
        == Settings(of: knobs, parsing: "k=7,share=0.25,fast=true,metric=mean"))
  }

  @Test func `are refused with all problems at once`() {
    let problems = #expect(throws: Problems.self) {
      try Settings(of: knobs, parsing: "k=0,shere=0.1,metric=meam,fast=1")
    }
    #expect(
      problems?.description == """
        'k' is 0; it must be 1 to 100
        'metric' cannot be 'meam'; did you mean 'mean'?
        'fast' should be true or false, not a whole number
        'shere' is not known here; did you mean 'share'?
        """)
    #expect(throws: Problems.self) { try Settings(of: knobs, parsing: "k") }
  }
}
