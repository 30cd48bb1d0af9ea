import ResultTables
import OrderedCollections
import QueryPlan
import DataFormats
import Codebook
import Microdata
import QuerySyntax

/// `load`.
extension LoadStatement: StatementExecution {
  func run(in runner: inout StatementRunner) throws {
    var options = LoadOptions(
      delimiter: delimiter?.text, decimalComma: decimalComma,
      encoding: encoding?.text,
      ragged: RaggedRule(rawValue: ragged?.rawValue ?? "") ?? .stop)
    options.form = form?.rawValue
    options.headerRows = header.map { Int($0.value) }
    options.skippedLines = skip.map { Int($0.value) }
    options.hasShortNames = names.map { $0 == .short }
    options.missing = missing.map(\.spelling)
    options.thousands = thousands.flatMap {
      WrittenNumbers.Thousands(rawValue: $0.rawValue)
    }
    options.choice = SheetChoice(
      sheet: sheet?.text, headingRows: options.headerRows ?? 1,
      range: range?.text)
    let name = alias?.text
    guard StandardInputFile.names.contains(path.text) else {
      try runner.checkStands(path)
      return try load(&runner, path: runner.resolved(path.text), name: name, options: options)
    }
    guard runner.environment.loadsStandardInput else {
      throw SessionError.inputIsTyped(at: path.place.range)
    }
    try StandardInputFile.held { try load(&runner, path: $0, name: name, options: options) }
  }

  /// Reads a data set, says what was found, and makes it the one that is asked.
  private func load(
    _ runner: inout StatementRunner, path: String, name: String?, options: LoadOptions
  ) throws {
    let described = try codebook?.read(runner, beside: path)
    var (dataset, report) = try runner.read(path: path, name: name, options: options)
    dataset.codebook.name = name ?? dataset.codebook.name
    if runner.state.datasets[dataset.codebook.name] != nil {
      runner.notice(.replaced(dataset: dataset.codebook.name))
    }
    var source = runner.environment.source(dataset)
    if let described {
      source = try CodebookUse(described, numbered: report.numberedNames, givesNames: true)
        .applied(to: source, runner)
    }
    runner.take(LoadedDataset(source: source, path: dataset.path))
  }
}
