internal import RingtrueCore
internal import RingtruePlatform

extension Tool {
  /// Runs a command line from its words to its exit code; whatever happens, it is told.
  func run(_ words: [String], in surroundings: Surroundings) async -> ExitCode {
    let reading = read(words, variables: surroundings.variables)
    let call = Call(
      tool: self, path: reading.path, words: words, values: reading.values,
      console: surroundings.console(reading.values[CommonFlags.color]),
      surroundings: surroundings)
    let teller = Teller(call: call)
    do throws(PlatformError) {
      return try teller.tell(await outcome(of: reading, call: call))
    } catch {
      return teller.giveUp(error)
    }
  }

  private func outcome(of reading: Reading, call: Call) async -> Result<Answer, Failure> {
    guard reading.problems.isEmpty else { return .failure(Failure(.usage, reading.problems)) }
    if reading.values[CommonFlags.help] { return .success(call.help(for: reading.path)) }
    guard let run = reading.verb?.run else { return .success(call.help(for: reading.path)) }
    if reading.values[CommonFlags.settings] { return .success(call.values.answer) }
    do {
      return .success(try await run(call))
    } catch {
      return .failure(Failure(error))
    }
  }
}

extension Values {
  /// Every setting and its origin, as an answer.
  fileprivate var answer: Answer {
    let table = TextTable(
      of: settings,
      [
        .words("setting", .name) { $0.name }, .words("value") { $0.shown },
        .words("origin") { $0.origin.description },
      ])
    return Answer(parts: [.table(table)], result: json)
  }

  /// Every setting with the words given for it and their origin, for records.
  var json: JSON {
    .object(
      settings.map { setting in
        let origin = JSON.string(setting.origin.description)
        return (setting.name, ["value": .string(setting.shown), "origin": origin])
      })
  }
}
