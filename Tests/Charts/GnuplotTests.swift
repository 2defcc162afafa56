import RingtruePlatform
import Testing

@testable import RingtrueCharts

/// Finding gnuplot, with stand-ins for what a machine may have.
@Suite struct `Finding gnuplot` {
  private func launcher(_ answer: String, code: Int = 0) -> Launcher {
    Launcher { _ throws(PlatformError) in
      Completion(ending: .exited(code), output: Array(answer.utf8))
    }
  }

  @Test func `tells its version`() throws {
    #expect(try Gnuplot.find(launcher("gnuplot 5.4 patchlevel 4\n")).version == "5.4.4")
    #expect(try Gnuplot.find(launcher("gnuplot 6.0 patchlevel 1\n")).version == "6.0.1")
  }

  @Test(arguments: ["gnuplot 4.6 patchlevel 6", "gnuplot 5.0 patchlevel 7"])
  func `refuses one that is too old`(answer: String) throws {
    let error = try #require(throws: ChartsError.self) { try Gnuplot.find(launcher(answer)) }
    #expect(error.isWithoutGnuplot && error.description.contains("too old"))
  }

  @Test func `says where to get it when there is none`() throws {
    let missing = Launcher { _ throws(PlatformError) in
      _ = try Invocation("gnuplot-that-is-nowhere").locateProgram()
      return Completion(ending: .exited(0))
    }
    for launcher in [missing, launcher("", code: 127), launcher("something else")] {
      let error = try #require(throws: ChartsError.self) { try Gnuplot.find(launcher) }
      #expect(error.isWithoutGnuplot && error.description.contains("apt install gnuplot-nox"))
    }
  }
}
