import Testing

@testable import RingtruePlatform

@Suite struct `The machine` {
  let machine = Machine.survey()

  @Test func `has a name, cores and memory`() {
    #expect(!machine.processor.isEmpty && !machine.architecture.isEmpty && !machine.system.isEmpty)
    #expect(1...machine.cores ~= machine.coresAllowed)
    #expect(machine.memory > 64 << 20)
    #expect(machine.memoryAllowed <= machine.memory)
  }

  @Test func `allows as many cores as nproc says`() throws {
    let nproc = try Invocation("nproc", environment: ["PATH": "/usr/bin:/bin"]).run()
    let count = try #require(Int(nproc.outputText.dropLast()))
    #expect(machine.coresAllowed <= count)
  }
}

@Suite struct `A control group` {
  let root: TemporaryFolder

  init() throws { root = try TemporaryFolder() }

  func write(_ files: [String: String]) throws {
    for (path, text) in files {
      try Files.makeFolder(Path.parent(of: root.file(path)))
      try Files.write(text, to: root.file(path), durable: false)
    }
  }

  @Test func `of the unified kind limits by the narrowest of its parents`() throws {
    try write([
      "proc/self/cgroup": "0::/user/job\n",
      "sys/fs/cgroup/user/cpu.max": "150000 100000\n",
      "sys/fs/cgroup/user/job/cpu.max": "max 100000\n",
      "sys/fs/cgroup/user/memory.max": "max\n",
      "sys/fs/cgroup/user/job/memory.max": "1073741824\n",
    ])
    let group = ControlGroup(root: root.path)
    #expect(group.cores == 1.5)
    #expect(group.memory == 1 << 30)
  }

  @Test func `of the former kind is read by its controllers`() throws {
    try write([
      "proc/self/cgroup": "4:memory:/box\n3:cpu,cpuacct:/box\n",
      "sys/fs/cgroup/cpu/cpu.cfs_quota_us": "-1\n",
      "sys/fs/cgroup/cpu/cpu.cfs_period_us": "100000\n",
      "sys/fs/cgroup/cpu/box/cpu.cfs_quota_us": "200000\n",
      "sys/fs/cgroup/cpu/box/cpu.cfs_period_us": "100000\n",
      "sys/fs/cgroup/memory/memory.limit_in_bytes": "9223372036854771712\n",
    ])
    let group = ControlGroup(root: root.path)
    #expect(group.cores == 2)
    #expect(group.memory == nil)
  }

  @Test func `that is not there limits nothing`() {
    let group = ControlGroup(root: root.path)
    #expect(group.cores == nil && group.memory == nil)
  }
}

@Suite(.serialized) struct `Resource usage` {
  @Test func `grows with work`() {
    let before = ResourceUsage.current()
    var sum: UInt64 = 1
    while ResourceUsage.current().since(before).userTime < .milliseconds(20) {
      for i in 0..<100_000 { sum = sum &* 31 &+ UInt64(i) }
    }
    #expect(sum != 0)
    #expect(ResourceUsage.current().residentMemory > 1 << 20)
  }

  @Test func `knows the peak of a part`() async {
    await #expect(processExitsWith: .exitCode(0)) {
      let first = [UInt8](repeating: 1, count: 200 << 20)
      let high = ResourceUsage.current().peakMemory
      guard high > first.count, first.last == 1 else { Program.exit(1) }
      Program.exit(0)
    }
    await #expect(processExitsWith: .exitCode(0)) {
      do {
        let ballast = [UInt8](repeating: 1, count: 200 << 20)
        guard ballast.last == 1, ResourceUsage.current().peakMemory > 200 << 20 else {
          Program.exit(1)
        }
      }
      guard ResourceUsage.resetPeakMemory() else { Program.exit(2) }
      Program.exit(ResourceUsage.current().peakMemory < 150 << 20 ? 0 : 3)
    }
  }
}

@Suite struct `The environment` {
  @Test func `is read by name and as a whole`() throws {
    let path = try #require(Environment["PATH"])
    #expect(Environment.all["PATH"] == path)
    #expect(Environment["RINGTRUE_SURELY_NOT_SET"] == nil)
    #expect(Environment.essentials["PATH"] == path)
  }

  @Test func `keeps secrets from children`() async {
    #expect(Environment.essentials.keys.allSatisfy { !$0.contains("KEY") && !$0.contains("TOKEN") })
  }

  @Test func `knows where it is`() throws {
    #expect(try Files.isFolder(Environment.workingFolder()))
    #expect(try Files.isProgram(Environment.executable()))
    #expect(Environment.processID > 0)
    #expect(Environment.uniqueNumber() != Environment.uniqueNumber())
  }
}

@Suite struct `Standard streams` {
  @Test func `are no terminals in a pipe`() async {
    let result = await #expect(
      processExitsWith: .exitCode(0), observing: [\.standardOutputContent]
    ) {
      try StandardStream.output.write("said\n")
      Program.exit(StandardStream.output.isTerminal ? 1 : 0)
    }
    let said = String(decoding: result?.standardOutputContent ?? [], as: UTF8.self)
    #expect(said.contains("said\n"))
  }
}
