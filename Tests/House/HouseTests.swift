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
}

@Suite struct `A rule` {
  @Test(arguments: Rule.all)
  func `holds in the model house`(_ rule: Rule) {
    #expect(rule.violations(.model) == [])
  }

  @Test(arguments: Rule.all)
  func `is broken by what is planted for it, and no other is`(_ rule: Rule) {
    let tree = Tree.model.with(rule.planted)
    let broken = Rule.all.filter { !$0.violations(tree).isEmpty }.map(\.name)
    #expect(broken == [rule.name])
  }

  @Test(arguments: Rule.all)
  func `says where it is broken`(_ rule: Rule) {
    let tree = Tree.model.with(rule.planted)
    for violation in rule.violations(tree) {
      #expect(rule.planted.keys.contains(violation.path))
      #expect(1...tree[violation.path].lines.count ~= violation.line)
    }
  }
}
