import Tabulation
import DataFormats
import Diagnostics
import Microdata
import QuerySyntax
import Rendering
import ResultTables

/// `export`, and the `to "FILE"` of every question.
extension StatementRunner {
  mutating func publish(_ statement: ExportStatement) throws {
    switch statement.subject {
    case .result(let reference):
      try write(try stored(reference).result, to: statement.output)
    case .claims: try exportClaims(statement.output)
    case .data: try exportData(statement.output)
    }
  }

  /// The result that a reference means.
  func stored(_ reference: ResultReference) throws -> StoredResult {
    switch reference {
    case .last(let place):
      guard let last = state.results.last else {
        throw SessionError.noResult(what: "yet", at: place.range)
      }
      return last
    case .number(let number, let place):
      guard let found = state.results.last(where: { $0.number == number }) else {
        throw SessionError.noResult(what: "[\(number)]", at: place.range)
      }
      return found
    case .name(let name):
      guard let found = state.results.last(where: { $0.name == name.text }) else {
        throw SessionError.noResult(what: "`\(name.text)`", at: name.place.range)
      }
      return found
    }
  }

  /// Writes a result to a file in the format of its ending.
  mutating func write(_ result: StatementResult, to target: OutputClause) throws {
    let format = try format(target)
    let rendered = ResultRenderer.rendered(
      result, format: format, options: renderingOptions(target))
    try write(rendered, to: target)
  }

  private func format(_ target: OutputClause) throws -> OutputFormat {
    guard let format = OutputFormat.forFile(target.path.text, tidy: target.isTidy) else {
      throw SessionError.unknownOutput(
        path: target.path.text, known: target.isTidy ? [".csv"] : OutputFormat.fileEndings,
        at: target.path.place.range)
    }
    return format
  }

  private func renderingOptions(_ target: OutputClause) -> RenderingOptions {
    var options = state.settings.rendering
    options.width = nil
    options.color = false
    options.showsNumber = false
    options.plain = target.isPlain
    options.decimalComma = target.hasDecimalComma
    return options
  }

  private mutating func write(_ rendered: RenderedText, to target: OutputClause) throws {
    if rendered.cellsThatRun > 0, !target.isPlain {
      warn(
        Diagnostic(
          severity: .warning, code: "cells-that-run",
          message: "\(rendered.cellsThatRun) cells begin with = + - or @ and are no numbers",
          range: target.path.place.range, hint: "`plain` keeps a spreadsheet from running them"))
    }
    try write(Array(rendered.text.utf8), to: target)
  }

  private mutating func write(_ bytes: [UInt8], to target: OutputClause) throws {
    let place = target.path.place.range
    if environment.isSafe {
      throw SessionError.refusedInSafeMode(what: "writing a file", at: place)
    }
    let start = environment.now()
    defer { timing.printSeconds += environment.now() - start }
    let path = resolved(target.path.text)
    do {
      try AtomicFile.write(bytes, to: path, replace: target.replaces)
    } catch {
      var diagnostic = error.diagnostic
      diagnostic.range = place
      throw diagnostic
    }
    notice("wrote \(path)")
  }

  private mutating func exportClaims(_ target: OutputClause) throws {
    let rendered = ResultRenderer.claims(
      state.claims, format: try format(target), options: renderingOptions(target))
    try write(rendered, to: target)
  }

  private mutating func exportData(_ target: OutputClause) throws {
    let dataset = try current(at: target.path.place.range).dataset
    let path = target.path.text
    guard path.hasSuffix(".csv") else {
      let planned = [".sav", ".dta", ".arrow", ".xlsx"].contains { path.hasSuffix($0) }
      if planned {
        throw SessionError.notAvailableYet(
          what: "exporting data to this format", at: target.path.place.range)
      }
      throw SessionError.unknownOutput(
        path: path, known: [".csv"], at: target.path.place.range)
    }
    let options = DatasetWriter.Options(
      labels: target.writesLabels, plain: target.isPlain,
      language: state.settings.table.language)
    let file = try DatasetWriter.csv(dataset, options: options, control: control)
    for warning in file.warnings { warn(warning) }
    try write(file.bytes, to: target)
  }
}
