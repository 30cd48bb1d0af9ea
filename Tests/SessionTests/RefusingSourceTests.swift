import Codebook
import Threading
import Diagnostics
import LocalEngine
import Microdata
import QueryPlan
import Session
import Testing

/// A source that can answer nothing.
private final class RefusingSource: DataSource {
  let codebook: Codebook

  init(_ dataset: Dataset) { codebook = dataset.codebook }

  func facts(_ names: [String], control: WorkControl) throws -> [String: Facts] { [:] }

  func refusal(of plan: AggregationPlan) -> Refusal? {
    Refusal(what: "what was asked", instead: "ask something else")
  }

  func aggregate(_ plan: AggregationPlan, control: WorkControl) throws -> Aggregates {
    if !plan.isEmpty { Issue.record("a plan that is refused was counted") }
    return Aggregates(for: plan, rowCount: 0)
  }

  func rows(
    _ request: RowRequest, control: WorkControl, each: (RowBatch) throws -> Void
  ) throws {}

  func defining(
    _ definition: ResolvedDefinition, control: WorkControl
  ) throws -> any DataSource {
    throw Refusal(what: "what was defined", instead: "ask something else")
  }
}

@Suite struct RefusingSourceTests {
  @Test(
    "a plan that a source refuses is an error with the next step, before anything is counted",
    arguments: ["freq x", "crosstab x", "filter x = 1", "derive y = x + 1", "label x \"X\""])
  func refused(_ question: String) {
    let session = Session(environment: SessionEnvironment(source: { RefusingSource($0) }))
    session.open(
      Dataset(
        codebook: Codebook(name: "d"), rowCount: 2,
        columns: [
          Column(
            name: "x", values: .numeric(NumericColumn(numbers: [1, 2], reasonCount: 1)))
        ]))
    var told: [Diagnostic] = []
    let text = SourceText(name: "test", text: question)
    _ = session.run(text, folder: "", control: WorkControl()) { event in
      if case .diagnostic(let diagnostic, _) = event { told.append(diagnostic) }
    }
    #expect(told.map(\.code) == ["refused-by-source"])
    #expect(told.first?.hint == "ask something else")
  }
}
