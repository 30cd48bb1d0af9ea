import DataFormats
import Diagnostics
import Codebook
import LocalEngine
import QueryPlan
import Microdata
import QuerySyntax
import Rendering
import ResultTables
import Tabulation

/// `export`.
extension ExportStatement: StatementExecution {
  func run(in runner: inout StatementRunner) throws {
    switch subject {
    case .result(let reference):
      try runner.write(try runner.stored(reference).whole(runner.control), to: output)
    case .codebook: try exportCodebook(&runner, output)
    case .claims: try exportClaims(&runner, output)
    case .data(let variables, let condition):
      try exportData(&runner, output, variables, condition)
    }
  }

  private func exportClaims(_ runner: inout StatementRunner, _ target: OutputClause) throws {
    let file = try ResultRenderer.claimsFile(
      Array(runner.state.toldClaims), format: try runner.format(target),
      options: runner.renderingOptions(target))
    try runner.write(file, to: target)
    runner.notice(.wrote(path: runner.resolved(target.path.text), rows: nil))
  }

  /// Writes what is declared of the data: a line an answer and a missing reason.
  private func exportCodebook(_ runner: inout StatementRunner, _ target: OutputClause) throws {
    let codebook = try runner.current(at: target.path.place.range).codebook
    let listing = Listing(
      title: .text(codebook.name), headings: CodebookLines.headings.map(Listing.Text.text),
      rows: CodebookLines.lines(codebook, runner.state.settings.table.language).map {
        $0.map(Listing.Text.text)
      })
    try runner.write(StatementResult(output: .listing(listing)), to: target)
  }

  /// Writes the data, or the variables and rows of it that are wanted, in the order of the data.
  private func exportData(
    _ runner: inout StatementRunner, _ target: OutputClause, _ variables: [VariableItem],
    _ condition: Expression?
  ) throws {
    try runner.refuseUnderDisclosure("exporting the data", at: target.path.place.range)
    let loaded = try runner.current(at: target.path.place.range)
    let binder = runner.binder(loaded.codebook)
    var source = loaded.source
    if let condition {
      source = try runner.defined(.keeping(try binder.condition(condition), [.yes]), by: source)
    }
    if !variables.isEmpty {
      let named = Set(try binder.variables(variables).map(\.name))
      let others = loaded.codebook.variables.map(\.name).filter { !named.contains($0) }
      source = try runner.defined(.dropped(Set(others)), by: source)
    }
    let dataset = try source.fetched(nil, control: runner.control)
    let path = target.path.text
    guard let format = FileFormat(path: path) else { throw unknownData(target) }
    switch format.writing {
    case .text(let delimiter): try exportText(&runner, dataset, of: loaded, delimiter, target)
    case .whole(let output):
      if let option = target.textOption {
        throw SessionError.notForFile(
          option: option, path: path, known: Self.endingsOfTexts, at: target.path.place.range)
      }
      let file = try output(dataset, runner.state.settings.table.language, runner.control)
      try runner.checkIntact(loaded)
      for warning in file.warnings { runner.warn(warning) }
      try runner.write(file.bytes, to: target)
    case .planned:
      throw SessionError.notAvailableYet(format, at: target.path.place.range)
    case .never: throw unknownData(target)
    }
    let rows = condition == nil ? nil : runner.told.count(dataset.rowCount)
    runner.notice(.wrote(path: runner.resolved(path), rows: rows))
  }

  private func unknownData(_ target: OutputClause) -> SessionError {
    .unknownOutput(
      path: target.path.text, known: FileFormat.endings(where: \.isWritten),
      at: target.path.place.range)
  }

  /// Endings of the files that data are written to as rows of fields.
  private static var endingsOfTexts: [String] {
    FileFormat.endings { format in
      if case .text = format.writing { true } else { false }
    }
  }

  private func exportText(
    _ runner: inout StatementRunner, _ dataset: Dataset, of loaded: LoadedDataset,
    _ delimiter: UInt8?, _ target: OutputClause
  ) throws {
    let options = DatasetWriter.Options(
      labels: target.writesLabels, delimiter: delimiter, decimalComma: target.hasDecimalComma,
      plain: target.isPlain, language: runner.state.settings.table.language)
    let file = try DatasetWriter.csv(dataset, options: options, control: runner.control)
    try runner.checkIntact(loaded)
    for warning in file.warnings { runner.warn(warning) }
    try runner.write(file.bytes, to: target)
  }
}

extension OutputClause {
  /// The first option given that only rows of fields have.
  fileprivate var textOption: String? {
    writesLabels ? "labels" : hasDecimalComma ? "decimal comma" : isPlain ? "plain" : nil
  }
}
