import Tabulation
import DataFormats
import Diagnostics
import Codebook
import LocalEngine
import QueryPlan
import Microdata
import QuerySyntax
import Rendering
import ResultTables

/// `export`.
extension StatementRunner {
  mutating func publish(_ statement: ExportStatement) throws {
    switch statement.subject {
    case .result(let reference):
      try write(try stored(reference).whole(control), to: statement.output)
    case .codebook: try exportCodebook(statement.output)
    case .claims: try exportClaims(statement.output)
    case .data: try exportData(statement.output)
    }
  }

  private mutating func exportClaims(_ target: OutputClause) throws {
    let file = try ResultRenderer.claimsFile(
      Array(state.toldClaims), format: try format(target), options: renderingOptions(target))
    try write(file, to: target)
    notice("wrote \(resolved(target.path.text))")
  }

  /// Writes what is declared of the data: a line an answer and a missing reason.
  private mutating func exportCodebook(_ target: OutputClause) throws {
    let codebook = try current(at: target.path.place.range).codebook
    let listing = Listing(
      title: codebook.name, headings: CodebookLines.headings,
      rows: CodebookLines.lines(codebook, state.settings.table.language))
    try write(StatementResult(output: .listing(listing)), to: target)
  }

  private mutating func exportData(_ target: OutputClause) throws {
    try refuseUnderDisclosure("exporting the data", at: target.path.place.range)
    let loaded = try current(at: target.path.place.range)
    let dataset = try loaded.source.fetched(nil, control: control)
    let path = target.path.text
    guard let format = FileFormat(path: path) else { throw unknownData(target) }
    switch format.writing {
    case .text(let delimiter): try exportText(dataset, of: loaded, delimiter, target)
    case .whole(let output):
      if let option = target.textOption {
        throw SessionError.notForFile(
          option: option, path: path, known: Self.endingsOfTexts, at: target.path.place.range)
      }
      let file = try output(dataset, state.settings.table.language, control)
      try checkIntact(loaded)
      for warning in file.warnings { warn(warning) }
      try write(file.bytes, to: target)
    case .planned:
      throw SessionError.notAvailableYet(format, at: target.path.place.range)
    case .never: throw unknownData(target)
    }
    notice("wrote \(resolved(path))")
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

  private mutating func exportText(
    _ dataset: Dataset, of loaded: LoadedDataset, _ delimiter: UInt8?, _ target: OutputClause
  ) throws {
    let options = DatasetWriter.Options(
      labels: target.writesLabels, delimiter: delimiter, decimalComma: target.hasDecimalComma,
      plain: target.isPlain, language: state.settings.table.language)
    let file = try DatasetWriter.csv(dataset, options: options, control: control)
    try checkIntact(loaded)
    for warning in file.warnings { warn(warning) }
    try write(file.bytes, to: target)
  }
}

extension OutputClause {
  /// The first option given that only rows of fields have.
  fileprivate var textOption: String? {
    writesLabels ? "labels" : hasDecimalComma ? "decimal comma" : isPlain ? "plain" : nil
  }
}
