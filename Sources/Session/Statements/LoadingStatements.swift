import OrderedCollections
import QueryPlan
import DataFormats
import Diagnostics
import Microdata
import QuerySyntax

/// `load`, `use`, `wave`.
extension StatementRunner {
  mutating func load(_ statement: LoadStatement) throws {
    let options = LoadOptions(
      delimiter: statement.delimiter?.text, decimalComma: statement.decimalComma,
      encoding: statement.encoding?.text,
      ragged: RaggedRule(rawValue: statement.ragged?.rawValue ?? "") ?? .stop)
    try load(path: resolved(statement.path.text), name: statement.alias?.text, options: options)
  }

  /// Reads a data set, says what was found, and makes it the one that is asked.
  mutating func load(path: String, name: String?, options: LoadOptions) throws {
    var dataset = try read(path: path, name: name, options: options)
    dataset.name = name ?? dataset.name
    state.datasets[dataset.name] = LoadedDataset(dataset: dataset)
    state.current = dataset.name
  }

  /// Loads the data that ship with the program, if there are any.
  mutating func openShippedData() throws {
    guard let path = environment.shippedData else { return }
    guard let loaded = session.shippedDataset else {
      try load(path: path, name: nil, options: LoadOptions())
      session.shippedDataset = state.current.flatMap { state.datasets[$0] }
      return
    }
    state.datasets[loaded.dataset.name] = loaded
    state.current = loaded.dataset.name
  }

  /// Reads a data set and says what was found; its time counts as loading.
  mutating func read(path: String, name: String?, options: LoadOptions) throws -> Dataset {
    let start = environment.now()
    defer { timing.loadSeconds += environment.now() - start }
    let (dataset, report) = try DatasetReader.read(
      path: path, name: name, options: options, control: control)
    for line in report.notices { notice(line) }
    for warning in report.warnings { warn(warning) }
    return dataset
  }

  mutating func use(_ statement: UseStatement) throws {
    let name = try datasetName(statement.dataset)
    state.current = name
    notice("asking \(name)")
  }

  /// The name of a loaded data set, spelled exactly or forgiving case and accents.
  func datasetName(_ name: Name) throws -> String {
    if state.datasets[name.text] != nil { return name.text }
    let folded = NameFolding.folded(name.text)
    if let close = state.datasets.keys.first(where: { NameFolding.folded($0) == folded }) {
      return close
    }
    throw SessionError.unknownDataset(
      name: name.text, loaded: Array(state.datasets.keys), at: name.place.range)
  }

  mutating func declare(_ statement: WaveStatement) throws {
    var dataset = try current(at: statement.variable.place.range).dataset
    let variable = try binder(dataset).variable(statement.variable)
    try binder(dataset).checkCoded(.one(statement.variable))
    dataset.waveVariable = variable.name
    replaceCurrent(dataset)
    notice("`\(variable.name)` tells the waves apart")
  }
}
