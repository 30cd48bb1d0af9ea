import ResultTables
import Codebook
import DataFormats
import Microdata
import OrderedCollections
import QueryPlan

/// How data come into a session.
extension StatementRunner {
  /// Loads the data that ship with the program, if there are any, and says so the first time.
  mutating func openShippedData() throws {
    if state.failedOpening != nil { return }
    if let loaded = session.shippedDataset { return take(loaded) }
    guard let path = environment.shippedData() else { return }
    let (dataset, report) = try timedRead(path: path, name: nil, options: LoadOptions())
    notice(
      .shippedData(
        dataset: dataset.codebook.name, rows: dataset.rowCount, unit: dataset.codebook.unit))
    for warning in report.warnings { warn(warning) }
    take(LoadedDataset(source: environment.source(dataset), path: dataset.path))
    session.shippedDataset = state.datasets[dataset.codebook.name]
  }

  /// Makes a data set the one that is asked.
  mutating func take(_ loaded: LoadedDataset) {
    state.datasets[loaded.codebook.name] = loaded
    state.current = loaded.codebook.name
  }

  /// Reads a data set and says what was found.
  mutating func read(
    path: String, name: String?, options: LoadOptions
  ) throws -> (dataset: Dataset, report: LoadReport) {
    let (dataset, report) = try timedRead(path: path, name: name, options: options)
    for line in report.notices { notice(.loaded(line)) }
    for warning in report.warnings { warn(warning) }
    return (dataset, report)
  }

  /// Reads a data set; its time counts as loading.
  private mutating func timedRead(
    path: String, name: String?, options: LoadOptions
  ) throws -> (dataset: Dataset, report: LoadReport) {
    var options = options
    options.threads = cores
    options.importer = environment.importer
    let start = environment.now()
    defer { timing.loadSeconds += environment.now() - start }
    return try DatasetReader.read(path: path, name: name, options: options, control: control)
  }
}
