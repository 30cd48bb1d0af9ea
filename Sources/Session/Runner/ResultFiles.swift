import DataFormats
import Diagnostics
import QuerySyntax
import Rendering
import ResultTables

/// Earlier results, and the files that results go to: the `to "FILE"` of every question and `export`.
extension StatementRunner {
  /// The result that a reference means.
  func stored(_ reference: ResultReference) throws -> StoredResult {
    let found = try found(reference)
    if !found.disclosure.isAtLeastAsStrict(as: state.disclosure) {
      throw SessionError.askedBeforeDisclosure(at: reference.place.range)
    }
    return found
  }

  private func found(_ reference: ResultReference) throws -> StoredResult {
    switch reference {
    case .last(let place):
      guard let last = state.results.last else {
        throw SessionError.noResult(what: "yet", at: place.range)
      }
      return last
    case .number(let number, let table, let place):
      let found = state.results.last { $0.number == number }
      guard let found = table.map({ found?.only(table: $0) }) ?? found else {
        throw SessionError.noResult(what: "[\(reference.written)]", at: place.range)
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
    try checkPicture(format, charts: result.output.chartCount, target)
    try checkTidy(result.output, target)
    let options = renderingOptions(target)
    var file = try watched(result.output.figureCount) {
      Result { try ResultRenderer.file(result, format: format, options: options) }
    }.get()
    if format == .png { file.bytes = try painted(file.bytes, target) }
    try write(file, to: target)
    if case .book(let book) = result.output {
      notice(.wroteBook(tables: book.tables.count, path: resolved(target.path.text)))
    } else {
      notice(.wrote(path: resolved(target.path.text), rows: nil))
    }
    guard case .text(let text, _) = format else { return }
    for reason in ResultRenderer.emptyFields(result, format: text) { notice(reason) }
  }

  /// The points of a picture.
  private func painted(_ picture: [UInt8], _ target: OutputClause) throws -> [UInt8] {
    guard let points = environment.paint(String(decoding: picture, as: UTF8.self)) else {
      throw SessionError.noPainter(path: target.path.text, at: target.path.place.range)
    }
    return points
  }

  /// Refuses a file that could not be written, before a long count and not after it.
  func check(_ target: OutputClause, isChart: Bool = false) throws {
    try checkPicture(try format(target), charts: isChart ? 1 : 0, target)
    try checkSafety(target)
    try placed(target) { path throws(WriteError) in
      try AtomicFile.check(path, replace: target.replaces)
    }
  }

  /// Refuses a picture of what is no chart, and one of several.
  private func checkPicture(_ format: ResultForm, charts: Int, _ target: OutputClause) throws {
    guard format.isPicture, charts != 1 else { return }
    throw SessionError.noPicture(
      path: target.path.text, charts: charts, at: target.path.place.range)
  }

  /// Refuses `tidy` of what has no numbers with a base.
  private func checkTidy(_ output: StatementResult.Output, _ target: OutputClause) throws {
    guard target.isTidy else { return }
    switch output {
    case .tables, .book, .charts: return
    case .listing, .claim, .sentence, .text, .nothing:
      throw SessionError.tidyOfNoTable(at: target.path.place.range)
    }
  }

  private func checkSafety(_ target: OutputClause) throws {
    guard environment.isSafe else { return }
    throw SessionError.refusedInSafeMode(what: "writing a file", at: target.path.place.range)
  }

  /// Does something with the file; an error shows where the statement names it.
  private func placed(
    _ target: OutputClause, _ action: (String) throws(WriteError) -> Void
  ) throws {
    do {
      try action(resolved(target.path.text))
    } catch {
      var diagnostic = error.diagnostic
      diagnostic.range = target.path.place.range
      throw diagnostic
    }
  }

  /// What a result is in the file that a statement names.
  func format(_ target: OutputClause) throws -> ResultForm {
    let path = target.path.text
    let place = target.path.place.range
    guard let form = FileFormat(path: path)?.results else {
      throw SessionError.unknownOutput(
        path: path, known: FileFormat.endings { $0.results != nil }, at: place)
    }
    if let option = ignoredOption(form, target) {
      let known = FileFormat.endings {
        option == "one sheet" ? $0.results == .workbook : $0.results?.hasFields == true
      }
      throw SessionError.notForFile(option: option, path: path, known: known, at: place)
    }
    if target.isTidy, target.hasDecimalComma {
      throw SessionError.tidyWithComma(at: place)
    }
    return (target.isTidy ? form.tidy : nil) ?? form
  }

  /// An option that would be without effect in a file of some format.
  private func ignoredOption(_ format: ResultForm, _ target: OutputClause) -> String? {
    if target.hasOneSheet, format != .workbook { return "one sheet" }
    if format.hasFields { return nil }
    return target.isTidy
      ? "tidy" : target.hasDecimalComma ? "decimal comma" : target.isPlain ? "plain" : nil
  }

  func renderingOptions(_ target: OutputClause) -> RenderingOptions {
    var options = state.settings.rendering
    options.width = nil
    options.color = false
    options.showsNumber = false
    options.plain = target.isPlain
    options.decimalComma = target.hasDecimalComma
    options.oneSheet = target.hasOneSheet
    return options
  }

  mutating func write(_ file: RenderedFile, to target: OutputClause) throws {
    if file.cellsThatRun > 0, !target.isPlain {
      warn(
        Diagnostic(
          severity: .warning, code: "cells-that-run",
          message: "\(file.cellsThatRun) cells begin with = + - or @ and are no numbers",
          range: target.path.place.range, hint: "`plain` keeps a spreadsheet from running them"))
    }
    try write(file.bytes, to: target)
  }

  mutating func write(_ bytes: [UInt8], to target: OutputClause) throws {
    try checkSafety(target)
    let start = environment.now()
    defer { timing.printSeconds += environment.now() - start }
    try placed(target) { path throws(WriteError) in
      try AtomicFile.write(bytes, to: path, replace: target.replaces)
    }
  }
}

extension StatementResult.Output {
  fileprivate var chartCount: Int {
    if case .charts(let charts) = self { charts.count } else { 0 }
  }
}
