import Testing

@testable import RingtrueCommand

@Suite struct `Completion in bash` {
  /// What bash offers for the last of some words, as it parts them.
  func offers(_ words: [String], for tool: Tool = .ringtrue) throws -> [String] {
    let line = words.map { "'\($0)'" }.joined(separator: " ")
    let ending = try Binary.script(
      """
      \(Shell.bash.script(tool))
      COMP_WORDS=(\(line)) COMP_CWORD=\(words.count - 1)
      _\(tool.name)
      printf '%s\\n' "${COMPREPLY[@]}"
      """)
    #expect(ending.errors.isEmpty)
    return ending.output.split(separator: "\n").map(String.init)
  }

  @Test func `offers commands`() throws {
    #expect(try offers(["ringtrue", ""]) == Verbs.all.map(\.name))
    #expect(try offers(["ringtrue", "ver"]) == ["version"])
    #expect(try offers(["ringtrue", "list", ""]) == Verbs.list.map(\.name))
  }

  @Test func `offers flags behind a dash`() throws {
    #expect(try offers(["ringtrue", "version", "--c"]) == ["--color"])
    #expect(try offers(["ringtrue", "list", "commands", "--no"]) == ["--no-progress"])
  }

  @Test func `offers the words of a flag, apart or behind its sign`() throws {
    let colors = ["auto", "always", "never"]
    #expect(try offers(["ringtrue", "version", "--color", ""]) == colors)
    #expect(try offers(["ringtrue", "version", "--color", "="]) == colors)
    #expect(try offers(["ringtrue", "version", "--color", "=", "al"]) == ["always"])
  }

  @Test func `offers nothing where anything may stand`() throws {
    #expect(try offers(["sample", "dig", "--rows", ""], for: Sample.tool).isEmpty)
    #expect(try offers(["sample", "dig", "--rows", "="], for: Sample.tool).isEmpty)
    #expect(try offers(["sample", "dig", "-s", ""], for: Sample.tool).isEmpty)
  }

  @Test func `offers files and folders`() throws {
    #expect(try offers(["sample", "dig", "/et"], for: Sample.tool) == ["/etc"])
    #expect(
      try offers(["sample", "dig", "-o", "/etc/host"], for: Sample.tool).contains("/etc/hosts"))
  }

  @Test func `is what the verb prints`() throws {
    #expect(try Binary.run(["completions", "bash"]).output == Shell.bash.script(.ringtrue))
  }

  @Test func `offers the words of an argument`() throws {
    #expect(try offers(["ringtrue", "completions", ""]) == ["bash", "zsh", "fish"])
    #expect(try offers(["ringtrue", "completions", "f"]) == ["fish"])
  }
}

@Suite struct `Completion in any shell` {
  /// Whether a shell is there to be asked.
  static func has(_ shell: String) -> Bool {
    (try? Binary.script("command -v \(shell)").code) == 0
  }

  @Test(arguments: Shell.all.map(\.name).filter(has))
  func `is a script the shell takes, for every kind of flag`(_ name: String) throws {
    let shell = try #require(Shell.all.first { $0.name == name })
    let script = shell.script(Sample.tool).replacing("'", with: #"'\''"#)
    let ending = try Binary.script("printf %s '\(script)' > /dev/stdout | \(name) -n /dev/stdin")
    #expect(ending.errors.isEmpty)
    #expect(ending.code == 0)
  }

  @Test(
    .enabled(if: has("fish"), "fish is not installed"),
    arguments: [
      ("ringtrue ver", "version"), ("ringtrue list com", "commands"),
      ("ringtrue version --color a", "always"), ("ringtrue version --color=n", "--color=never"),
      ("ringtrue completions z", "zsh"), ("ringtrue list exit-codes --ts", "--tsv"),
    ])
  func `works in fish`(_ line: String, _ offer: String) throws {
    let ending = try Binary.script(
      "ringtrue completions fish | source; complete -C '\(line)'", in: "fish")
    let offers = ending.output.split(separator: "\n").compactMap { $0.split(separator: "\t").first }
    #expect(offers.contains { $0 == offer }, "\(ending.output)\(ending.errors)")
  }
}
