import Testing

@Suite struct `Code only` {
  @Test(arguments: [
    ("let a = 1 // open(", "let a = 1         "),
    ("let a = /* x /* y */ z */ 1", "let a =                   1"),
    (#"say("open(")"#, "say(       )"),
    (#"say("\(open(2)) \"quoted\"")"#, "say(   open(2)             )"),
    (##"say(#"a \(b) \#(c) "quoted""#)"##, "say(            c            )"),
    (#"let a = #/"\(/# ; b"#, "let a =         ; b"),
    ("func `open the file`() {}", "func _______________() {}"),
    (#"if (c == '"' || c == '\'') d();"#, "if (c ==     || c ==     ) d();"),
    ("#if DEBUG", "#if DEBUG"),
  ])
  func `keeps code in its columns`(_ text: String, _ code: String) {
    #expect(codeOnly(text) == code)
  }

  @Test func `keeps the lines of a long literal`() {
    let text = "let page = \"\"\"\n  open(\"x\")\n  \\(title)\n  \"\"\"\nlet b = 2"
    #expect(codeOnly(text) == "let page =    \n           \n    title \n     \nlet b = 2")
  }

  @Test(arguments: ["\"never closed", "/* never closed", "\"\\(", "`", "#", "'", "(((", ")))", ""])
  func `comes to an end whatever it reads`(_ text: String) {
    #expect(codeOnly(text).utf8.count == text.utf8.count)
  }
}

@Suite struct `A function's length` {
  private func lengths(_ text: String, in path: String = "a.swift") -> [Int] {
    Function.all(in: Source(path: path, text: text)).map(\.length)
  }

  @Test func `counts lines of code`() {
    #expect(lengths(Tree.function(lines: 7)) == [7])
    #expect(lengths("func a() {\n  // Why.\n\n  b()\n}\n") == [1])
    #expect(lengths("func a() { b() }") == [1])
    #expect(lengths("func a() {}") == [0])
  }

  @Test func `finds bodies behind long declarations`() {
    let text = """
      init<T>(
        at place: [Int] = { [] }(),
      ) throws(Problem) -> Never
      where T: Hashable {
        b()
        c()
      }
      """
    #expect(lengths(text) == [2])
  }

  @Test func `finds nested functions, subscripts and computed properties`() {
    #expect(lengths("subscript(i: Int) -> Int {\n  func f() {\n    1\n  }\n  2\n}") == [4, 1])
    #expect(lengths("var a: Int {\n  get { 1 }\n  set { b = newValue }\n}") == [2])
  }

  @Test func `passes over what has no body`() {
    #expect(
      lengths("protocol P {\n  func f() -> Int\n  init(a: Int)\n}\nstruct S {\n  a()\n}") == [])
    #expect(lengths("var a: Int\nvar b = .init(3)\nif a { b() }") == [])
  }

  @Test func `knows the functions of C`() {
    let text = "#define TWICE(x) { x; \\\n  x; }\nint f(int a) {\n  if (a) {\n    g();\n  }\n}\n"
    #expect(lengths(text, in: "a.c") == [3])
  }
}

@Suite struct `A phrase` {
  private func stands(_ phrase: Phrase, in text: String) -> Bool {
    !Source(path: "a.swift", text: text).violations(of: [phrase], "").isEmpty
  }

  @Test func `is found as words, not as letters`() {
    #expect(stands("open(", in: "let f = open(path)"))
    #expect(!stands("open(", in: "let f = reopen(path)"))
    #expect(stands("Date()", in: "let now = Date ()"))
    #expect(!stands("Date()", in: "let now = Date(0)"))
  }

  @Test func `may go on after a star`() {
    #expect(stands("sqlite3_*", in: "sqlite3_step(row)"))
    #expect(!stands("sqlite3_*", in: "my_sqlite3_step(row)"))
  }

  @Test func `is no call where a member or a declaration has its name`() {
    #expect(!stands("open(", in: "door.open(wide)"))
    #expect(!stands("open(", in: "func open(_ door: Door) {}"))
  }
}

@Suite struct `The manifest` {
  private let manifest = Manifest(.model)

  @Test func `is read floor by floor`() {
    #expect(manifest["CSQLite"]?.floor == 2)
    #expect(manifest["Core"]?.floor == 4)
    #expect(manifest["Data"]?.floor == 6)
    #expect(manifest["Ringtrue"]?.floor == 8)
    #expect(manifest["Command"]?.floor == 9)
    #expect(manifest["Data"]?.needs == ["Core"])
  }

  @Test func `knows rooms by their modules`() {
    #expect(manifest.room(ofModule: "RingtrueCore")?.name == "Core")
    #expect(manifest.room(ofModule: "Ringtrue")?.name == "Ringtrue")
    #expect(manifest.room(ofModule: "CSQLite")?.name == "CSQLite")
    #expect(manifest.room(ofModule: "Foundation") == nil)
  }
}
