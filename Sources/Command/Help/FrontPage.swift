/// The first page of help: what the tool is for and its verbs, grouped by the jobs people have.
struct FrontPage: Sendable {
  let tool: Tool

  /// The lines of the page.
  func lines(within columns: Int, paint: Paint) -> [String] {
    let jobs = Job.allCases.map { job in (job, tool.verbs.filter { $0.job == job }) }
    let widest = tool.verbs.map(\.name.width).max() ?? 0
    let groups = jobs.filter { !$0.1.isEmpty }.map { job, verbs in
      let entries = verbs.map { (term: $0.name.padded(to: widest), meaning: $0.summary) }
      let list = Definitions(entries: entries).drawn(within: columns, paint: paint)
      return [paint(.heading, job.title)] + list
    }
    let sections =
      [tool.purpose.wrapped(to: columns), [usage(paint)]] + groups + [closing.wrapped(to: columns)]
    return Array(sections.joined(separator: [""]))
  }

  private func usage(_ paint: Paint) -> String {
    "\(paint(.heading, "Usage:")) \(tool.name) COMMAND [flags]"
  }

  private var closing: String {
    """
    '\(tool.name) help COMMAND' tells more of a command, '\(tool.name) list exit-codes' how a \
    script sees a run end.
    """
  }
}

extension Job {
  /// The job as a heading.
  var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}
