package import Threading
import Rendering
import Tabulation
package import Diagnostics
import Codebook
package import Microdata
import OrderedCollections
import QueryPlan
package import QuerySyntax
package import ResultTables

/// Runs statements over the data sets that are loaded and keeps what was defined and found.
package final class Session {
  package private(set) var environment: SessionEnvironment
  var state = SessionState()
  /// The shipped data set once it was read, so that a statement that failed does not read it anew.
  var shippedDataset: LoadedDataset?
  /// Snapshots that `undo` goes back to, the oldest first.
  var snapshots: [SessionState] = []

  package init(environment: SessionEnvironment) { self.environment = environment }

  /// Says that the process went to another folder.
  package func moved(to folder: String) { environment.currentFolder = folder }

  private static let mostSnapshots = 100

  package var settings: Settings { state.settings }

  /// A notice in the language of the session.
  package func text(of notice: Notice) -> String {
    NoticeText(language: settings.table.language).text(notice)
  }

  /// Number of the next result, for the prompt.
  package var nextResultNumber: Int { state.nextResultNumber }

  /// Data sets beside the one in use that the person brought in: not the shipped one.
  var otherDatasets: [LoadedDataset] {
    let shipped = shippedDataset?.codebook.name
    return state.datasets.filter { $0.key != state.current && $0.key != shipped }.map(\.value)
  }

  /// What questions are asked under, in words: the data set where several are loaded, filter, weight.
  package var inForce: [String] {
    guard let name = state.current, let loaded = state.datasets[name] else { return [] }
    let filter = loaded.filter.map { "filter " + StatementRunner.onOneLine($0.text) }
    let weight = loaded.weight.map { "weight " + $0.variable }
    return (otherDatasets.isEmpty ? [] : ["asking " + name])
      + [filter, weight].compactMap(\.self)
  }

  /// Claims checked so far.
  package var claims: [ClaimResult] { state.claims }

  /// Sets a parameter as the command line does; it wins over `param`.
  package func give(_ name: String, _ value: Literal) {
    state.givenParameters[name] = value
    unmetParameters.insert(name)
  }

  /// Parameters from the command line that no text run so far declared or used.
  package private(set) var unmetParameters: Set<String> = []

  /// Notes which of the given parameters a text declares or uses.
  func meetParameters(in source: SourceText) {
    unmetParameters = unmetParameters.filter { name in
      !source.text.contains("$" + name) && !source.text.contains("param " + name)
    }
  }

  /// Runs every statement of a text.
  ///
  /// All syntax errors are told before the first statement runs; then the first error ends the run
  /// unless it is to keep going.
  ///
  /// - Parameters:
  ///   - source: the text and the name that errors give it.
  ///   - folder: what relative paths in it start from.
  ///   - keepsGoing: go on behind a statement that failed.
  ///   - isPrompt: a person reads each answer before the next text comes: a `load` that fails then
  ///     leaves the data set in use that was. Otherwise none is in use until one succeeds.
  ///   - control: told of progress, asked whether to stop.
  ///   - emit: takes each event as it happens.
  /// - Returns: whether statements or claims failed, and whether the run was cut short.
  package func run(
    _ source: SourceText, folder: String, keepsGoing: Bool = false, isPrompt: Bool = false,
    control: WorkControl, emit: @escaping (SessionEvent) -> Void
  ) -> RunOutcome {
    var script = ScriptRun(
      session: self, source: source, folder: folder, keepsGoing: keepsGoing,
      isPrompt: isPrompt && !keepsGoing, control: control, emit: emit, chain: [source.name])
    return script.run()
  }

  /// Loads the shipped data when no other is loaded, as the shell does when it starts.
  package func openShippedData(
    control: WorkControl, emit: @escaping (SessionEvent) -> Void
  ) {
    if state.current == nil, state.failedOpening == nil {
      idleRun(control, emit).openShippedData()
    }
  }

  /// A run of no text, for what is asked outside any.
  func idleRun(
    _ control: WorkControl = WorkControl(), _ emit: @escaping (SessionEvent) -> Void = { _ in }
  ) -> ScriptRun {
    ScriptRun(
      session: self, source: SourceText(name: "start", text: ""), folder: "", keepsGoing: false,
      isPrompt: false, control: control, emit: emit, chain: [])
  }

  /// Takes a data set that is in memory already and makes it the one that is asked.
  package func open(_ dataset: Dataset) {
    state.datasets[dataset.codebook.name] = LoadedDataset(
      source: environment.source(dataset), path: dataset.path)
    state.current = dataset.codebook.name
  }

  /// Does something and takes back all that it changed; no file is written.
  func trying<Value>(_ work: () -> Value) -> Value {
    let before = (state, snapshots, unmetParameters, environment)
    environment.isSafe = true
    defer { (state, snapshots, unmetParameters, environment) = before }
    return work()
  }

  func keepSnapshot(_ snapshot: SessionState) {
    snapshots.append(snapshot)
    if snapshots.count > Self.mostSnapshots { snapshots.removeFirst() }
  }
}
