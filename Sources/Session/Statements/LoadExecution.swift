import OrderedCollections
import QueryPlan
import DataFormats
import Codebook
import Microdata
import QuerySyntax

/// `load`, and how data come into a session.
extension LoadStatement: StatementExecution {
  func run(in runner: inout StatementRunner) throws { try runner.load(self) }
}

extension StatementRunner {
  fileprivate mutating func load(_ statement: LoadStatement) throws {
    var options = LoadOptions(
      delimiter: statement.delimiter?.text, decimalComma: statement.decimalComma,
      encoding: statement.encoding?.text,
      ragged: RaggedRule(rawValue: statement.ragged?.rawValue ?? "") ?? .stop)
    options.form = statement.form?.rawValue
    options.headerRows = statement.header.map { Int($0.value) }
    options.skippedLines = statement.skip.map { Int($0.value) }
    options.hasShortNames = statement.names.map { $0 == .short }
    options.codebook = statement.codebook.map { resolved($0.text) }
    options.missing = statement.missing.map(\.spelling)
    options.thousands = statement.thousands.flatMap {
      WrittenNumbers.Thousands(rawValue: $0.rawValue)
    }
    options.choice = SheetChoice(
      sheet: statement.sheet?.text, headingRows: options.headerRows ?? 1,
      range: statement.range?.text)
    let name = statement.alias?.text
    guard StandardInputFile.names.contains(statement.path.text) else {
      try checkStands(statement.path)
      return try load(path: resolved(statement.path.text), name: name, options: options)
    }
    guard environment.loadsStandardInput else {
      throw SessionError.inputIsTyped(at: statement.path.place.range)
    }
    try StandardInputFile.held { try load(path: $0, name: name, options: options) }
  }

  /// Reads a data set, says what was found, and makes it the one that is asked.
  mutating func load(path: String, name: String?, options: LoadOptions) throws {
    var dataset = try read(path: path, name: name, options: options)
    dataset.codebook.name = name ?? dataset.codebook.name
    if state.datasets[dataset.codebook.name] != nil {
      notice("`\(dataset.codebook.name)` is replaced")
    }
    take(LoadedDataset(source: environment.source(dataset), path: dataset.path))
  }

  /// Loads the data that ship with the program, if there are any, and says so the first time.
  mutating func openShippedData() throws {
    if state.failedOpening != nil { return }
    if let loaded = session.shippedDataset { return take(loaded) }
    guard let path = environment.shippedData() else { return }
    let (dataset, report) = try timedRead(path: path, name: nil, options: LoadOptions())
    let rows = Counting.grouped(dataset.rowCount) + " " + dataset.codebook.unit.inLanguage("en")
    notice("no data named: asking the \(dataset.codebook.name) that ships with baro, \(rows)")
    for warning in report.warnings { warn(warning) }
    take(LoadedDataset(source: environment.source(dataset), path: dataset.path))
    session.shippedDataset = state.datasets[dataset.codebook.name]
  }

  private mutating func take(_ loaded: LoadedDataset) {
    state.datasets[loaded.codebook.name] = loaded
    state.current = loaded.codebook.name
  }

  /// Reads a data set and says what was found.
  mutating func read(path: String, name: String?, options: LoadOptions) throws -> Dataset {
    let (dataset, report) = try timedRead(path: path, name: name, options: options)
    for line in report.notices { notice(line) }
    for warning in report.warnings { warn(warning) }
    return dataset
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
