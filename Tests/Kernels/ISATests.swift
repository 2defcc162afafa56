import Foundation
import Testing

@testable import RingtrueKernels

@Suite struct `A path of the kernels` {
  @Test func `is available if it is active`() {
    #expect(ISA.available.contains(.active))
  }

  @Test func `is available in portable form everywhere`() {
    #expect(ISA.available.first == .scalar)
  }

  @Test func `is the best there is when nothing is asked for`() async {
    await #expect(processExitsWith: .success) {
      unsafe unsetenv("RINGTRUE_ISA")
      #expect(ISA.active == ISA.available.last)
    }
  }

  @Test(arguments: ["scalar", "avx2", "avx512"])
  func `is the one the environment names, or the next below`(_ name: String) async {
    await #expect(processExitsWith: .success) { [name] in
      unsafe setenv("RINGTRUE_ISA", name, 1)
      let order = ["scalar", "avx2", "avx512"]
      let allowed = order.prefix(through: order.firstIndex(of: name) ?? 0)
      let expected = ISA.available.last { allowed.contains($0.description) }
      #expect(ISA.active == expected)
    }
  }
}
