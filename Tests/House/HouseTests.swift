import Testing

@Suite struct `The house` {
  @Test(arguments: Rule.all)
  func `keeps the rule`(_ rule: Rule) throws {
    let violations = rule.violations(try Tree.real.get())
    #expect(violations.isEmpty, "\(violations.map(\.description).joined(separator: "\n"))")
  }

  @Test func `is really read`() throws {
    let tree = try Tree.real.get()
    #expect(tree.files(in: "Sources", "swift").count > 5)
    #expect(Manifest(tree).rooms.count > 10)
    #expect(tree["scripts/setup"].lines.count > 10)
  }

  @Test(arguments: ["Detector", "Metric", "Verb", "Rule"])
  func `knows its families`(_ role: String) throws {
    let tree = try Tree.real.get()
    let family = try #require(tree.files.flatMap(Family.all).first { $0.role == role })
    #expect(!family.members(in: tree).isEmpty)
  }
}

@Suite struct `A rule` {
  @Test(arguments: Rule.all)
  func `holds in the model house`(_ rule: Rule) {
    #expect(rule.violations(.model) == [])
  }

  @Test(arguments: Breach.all)
  func `is broken by what is planted for it, and no other is`(_ breach: Breach) {
    let tree = Tree.model.with(breach.files)
    let broken = Rule.all.filter { !$0.violations(tree).isEmpty }.map(\.name)
    #expect(broken == [breach.rule.name])
  }

  @Test(arguments: Breach.all)
  func `says where it is broken`(_ breach: Breach) {
    let tree = Tree.model.with(breach.files)
    for violation in breach.rule.violations(tree) {
      #expect(breach.files.keys.contains(violation.path))
      #expect(1...tree[violation.path].lines.count ~= violation.line)
    }
  }
}

/// One way of breaking one rule.
struct Breach: Sendable, CustomTestStringConvertible {
  var rule: Rule
  var files: [String: String]

  var testDescription: String { "\(rule.name): \(files.keys.sorted().joined(separator: ", "))" }

  static let all = Rule.all.flatMap { rule in
    rule.planted.map { Breach(rule: rule, files: $0) }
  }
}
