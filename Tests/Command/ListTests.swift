import Testing

@testable import RingtrueCommand

@Suite struct `Lists of what there is` {
  @Test func `tell the oracle, which reports name, from detectors`() async {
    let page = await Transcript(["list", "detectors", "oracle"])
    #expect(page.code == .pass, "\(page.errors)")
    #expect(page.output.contains("a trial of its own"))
    let list = await Transcript(["list", "detectors"]).output
    #expect(list.contains("The oracle that reports name"))
    let data = await Transcript(["list", "detectors", "--json"]).output
    #expect(data.contains("\"hbos\"") && !data.contains("\"oracle\""))
  }

  @Test func `name the charts of data beside those of runs`() async {
    let list = await Transcript(["list", "charts"]).output
    #expect(list.contains("portrait.balance") && list.contains("the data"))
    #expect(await Transcript(["list", "charts", "portrait.calendar"]).code == .pass)
  }

  @Test func `of systems to try are told system by system, where their settings are wrong`() async {
    let run = await Transcript(["run", "--detectors", "knn,lof:kk=3,hbos:bins=0@raw:x=1"])
    #expect(run.code == .usage, "\(run.errors)")
    #expect(run.errors.contains("lof: 'kk' is not known here; did you mean 'k'?"))
    #expect(run.errors.contains("hbos: 'bins' is 0; it must be 2 to 1000"))
  }
}
