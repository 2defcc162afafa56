import RingtrueCore
import Testing

@Suite struct `A JSON text` {
  @Test func `reads as JSON5 with comments, plain names and trailing commas`() throws {
    let json = try JSON.read(
      """
      // a scenario
      {
        name: 'quick', /* sizes */ rows: 0x10, rate: .5, "half": 5., big: +1e3,
        list: [1, -2, 3,], nested: {on: true, off: false, none: null,},
        text: "a\\u00e9\\ud83d\\ude00\\x41\\
      b",
      }
      """)
    #expect(
      json == [
        "name": "quick", "rows": 16, "rate": 0.5, "half": 5.0, "big": 1000.0,
        "list": [1, -2, 3], "nested": ["on": true, "off": false, "none": .null],
        "text": "aé😀Ab",
      ])
    #expect(json["big"]?.integer == 1000)
    #expect(json["nested"]?["on"]?.bool == true)
  }

  @Test func `remembers the line and column of every name and value`() throws {
    let json = try JSON.read("{\r\n  a: 1,\r  'é': [2,\n  {b: 3}]}")
    #expect(json.members?[0].place == .init(line: 2, column: 3))
    #expect(json.members?[1].place == .init(line: 3, column: 3))
    #expect(json["é"]?.elements?[0].place == .init(line: 3, column: 9))
    #expect(json["é"]?.elements?[1]["b"]?.place == .init(line: 4, column: 7))
  }

  @Test(arguments: [
    ("", "f:1:1: the text ends where a value should stand; is the file cut off?"),
    ("{a: 1", "f:1:1: the '{' here is never closed; add a '}'"),
    ("{a: 1 b: 2}", "f:1:7: a ',' or '}' should stand here"),
    ("{a: 1,\n a: 2}", "f:2:2: 'a' stands here a second time; keep one"),
    ("{a: yes}", "f:1:5: 'yes' is no value; text needs quotes"),
    ("[1, NaN]", "f:1:5: NaN is not a number that can be computed with; leave it out"),
    ("[01]", "f:1:2: '01' is not a number"),
    ("[1e999]", "f:1:2: '1e999' is not a number"),
    ("[1.2.3]", "f:1:2: '1.2.3' is not a number"),
    ("'abc\n'", "f:1:1: the text that begins here is never closed; add the quote"),
    ("'\\ud800'", "f:1:3: half of a surrogate pair"),
    ("'\\u12'", "f:1:3: an escape needs 4 hexadecimal digits"),
    ("/* x", "f:1:1: the comment that begins here is never closed"),
    ("{a 1}", "f:1:4: there is no ':' behind 'a'"),
    ("1 2", "f:1:3: text behind the end of the value; remove it"),
    ("[,]", "f:1:2: a value should stand here"),
  ])
  func `is refused with the place and what to do`(text: String, message: String) {
    let problem = #expect(throws: Problem.self) { try JSON.read(text, file: "f") }
    #expect(problem?.description == message)
  }

  @Test func `counts columns by characters, and lines by all that ends them`() throws {
    let text = "\u{FEFF}[\"é\u{2028}ü\", 1,\r\n\u{A0}\"日本😀\", 2,\r 3, 'a\\u00e9\\\nb', 4]"
    let values = try #require(try JSON.read(text).elements)
    let texts = values.map { $0.string ?? $0.text }
    #expect(texts == ["é\u{2028}ü", "1", "日本😀", "2", "3", "aéb", "4"])
    let places = values.map { [$0.place?.line, $0.place?.column] }
    #expect(places == [[1, 2], [2, 5], [3, 2], [3, 9], [4, 2], [4, 5], [5, 5]])
  }

  @Test func `refuses a name that stands a second time among many`() throws {
    for count in [1, 15, 16, 17, 40] {
      let names = (0..<count).map { "\"n\($0)\": \($0)" }
      #expect(try JSON.read("{\(names.joined(separator: ","))}").members?.count == count)
      let twice = (names + ["n\(count / 2): 1"]).joined(separator: ",")
      #expect(throws: Problem.self) { try JSON.read("{\(twice)}") }
    }
  }

  @Test func `nests 200 deep and no deeper`() throws {
    let deep = { String(repeating: "[", count: $0) + String(repeating: "]", count: $0) }
    #expect(throws: Never.self) { try JSON.read(deep(200)) }
    #expect(throws: Problem.self) { try JSON.read(deep(201)) }
    #expect(throws: Problem.self) { try JSON.read(String(repeating: "[", count: 1_000_000)) }
  }

  @Test func `written and read again is the same value`() throws {
    let json: JSON = [
      "numbers": [
        0, -1, 0.1, 1e-7, 1.5e300, 123_456_789.125, .number(.leastNonzeroMagnitude),
        9_007_199_254_740_993,
      ],
      "text": "quote\" slash\\ line\n bell\u{7} é 😀 \u{2028}", "empty": [:], "none": [],
      "mixed": [["a": 1], .null, true],
    ]
    #expect(try JSON.read(json.text) == json)
    #expect(try JSON.read(json.prettyText) == json)
  }

  @Test func `is laid out over lines with flat lists on one`() {
    let json: JSON = ["a": [1, 2], "b": ["c": [["d": 1]]], "e": [:]]
    #expect(
      json.prettyText == """
        {
          "a": [1, 2],
          "b": {
            "c": [
              {
                "d": 1
              }
            ]
          },
          "e": {}
        }

        """)
  }
}

@Suite struct `The canonical form` {
  /// The example of RFC 8785, section 3.2.
  @Test func `is the one of the standard's example`() throws {
    let json = try JSON.read(
      #"""
      {
        "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
        "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
        "literals": [null, true, false]
      }
      """#)
    #expect(
      json.canonicalText
        == "{\"literals\":[null,true,false],"
        + "\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
        + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}")
  }

  /// Sorting of section 3.2.3: by UTF-16 code units, not by code points.
  @Test func `sorts names by UTF-16 code units`() {
    let json: JSON = [
      "\u{20ac}": 1, "\r": 2, "\u{fb33}": 3, "1": 4, "\u{1f600}": 5, "\u{80}": 6, "\u{f6}": 7,
    ]
    #expect(
      json.canonicalText
        == "{\"\\r\":2,\"1\":4,\"\u{80}\":6,\"\u{f6}\":7,\"\u{20ac}\":1,\"\u{1f600}\":5,\"\u{fb33}\":3}"
    )
  }

  /// Appendix B of the standard.
  @Test(
    arguments: [
      (0x0000_0000_0000_0000, "0"), (0x8000_0000_0000_0000, "0"),
      (0x0000_0000_0000_0001, "5e-324"), (0x8000_0000_0000_0001, "-5e-324"),
      (0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308"),
      (0x4340_0000_0000_0000, "9007199254740992"), (0xc340_0000_0000_0000, "-9007199254740992"),
      (0x4430_0000_0000_0000, "295147905179352830000"),
      (0x44b5_2d02_c7e1_4af5, "9.999999999999997e+22"), (0x44b5_2d02_c7e1_4af6, "1e+23"),
      (0x44b5_2d02_c7e1_4af7, "1.0000000000000001e+23"),
      (0x444b_1ae4_d6e2_ef4e, "999999999999999700000"), (0x444b_1ae4_d6e2_ef50, "1e+21"),
      (0x3eb0_c6f7_a0b5_ed8c, "9.999999999999997e-7"), (0x3eb0_c6f7_a0b5_ed8d, "0.000001"),
      (0x41b3_de43_5555_5553, "333333333.3333332"), (0x41b3_de43_5555_5557, "333333333.33333343"),
      (0xbecb_f647_612f_3696, "-0.0000033333333333333333"),
      (0x4314_3ff3_c1cb_0959, "1424953923781206.2"),
    ] as [(UInt64, String)])
  func `writes numbers as ECMAScript does`(bits: UInt64, text: String) {
    #expect(JSON.number(Double(bitPattern: bits)).canonicalText == text)
  }
}
