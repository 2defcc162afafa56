import Testing

@testable import RingtrueCommand

@Suite struct `Colour` {
  @Test(
    arguments: [
      (CommonFlags.Color.auto, true, [:], true), (.auto, false, [:], false),
      (.always, false, [:], true), (.never, true, [:], false),
      (.auto, true, ["NO_COLOR": "1"], false), (.auto, true, ["NO_COLOR": ""], true),
      (.always, false, ["NO_COLOR": "1"], true), (.auto, false, ["CLICOLOR_FORCE": "1"], true),
      (.auto, false, ["CLICOLOR_FORCE": "0"], false), (.auto, true, ["TERM": "dumb"], false),
      (.auto, false, ["NO_COLOR": "1", "CLICOLOR_FORCE": "1"], false),
      (.auto, true, ["CLICOLOR": "0"], false), (.never, true, ["CLICOLOR_FORCE": "1"], false),
    ] as [(CommonFlags.Color, Bool, [String: String], Bool)])
  func `is there when it is wanted and seen`(
    _ choice: CommonFlags.Color, _ isTerminal: Bool, _ variables: [String: String], _ isOn: Bool
  ) {
    #expect(Paint(choice, isTerminal: isTerminal, variables: variables).isOn == isOn)
  }

  @Test func `is set by the environment as by the flag`() async {
    let always = await Transcript(["help"], variables: ["RINGTRUE_COLOR": "always"])
    let never = await Transcript(["help"], variables: ["RINGTRUE_COLOR": "never"], columns: 80)
    #expect(always.output.contains("\u{1B}["))
    #expect(!never.output.contains("\u{1B}["))
  }
}

@Suite struct `Text from outside` {
  @Test(arguments: [
    ("plain", "plain"), ("\u{1B}]0;title\u{7}", #"\x1b]0;title\x07"#), ("a\r\nb", #"a\r\nb"#),
    ("\u{9B}31m", #"\x9b31m"#), ("\u{202E}gpj.exe", #"\u{202e}gpj.exe"#), ("é漢", "é漢"),
    ("\u{7F}", #"\x7f"#), ("\u{2028}", #"\u{2028}"#),
  ])
  func `can't steer a terminal`(_ text: String, _ shown: String) {
    #expect(text.visible == shown)
  }
}
