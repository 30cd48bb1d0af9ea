import Codebook
import OrderedCollections
import Rendering
import ResultTables
import Tabulation
import Diagnostics
import QuerySyntax

/// `set`.
extension SetStatement: StatementExecution {
  func run(in runner: inout StatementRunner) throws {
    guard let entry = SettingEntry.named(setting) else {
      throw SessionError.unknownSetting(
        name: setting,
        nearest: NameFolding.nearest(
          to: setting, among: SettingEntry.all.map(\.name)),
        at: place.range)
    }
    var settings = runner.state.settings
    guard entry.assign(&settings, value) else {
      throw SessionError.badSetting(
        name: entry.name, accepts: entry.accepts, at: valuePlace.range)
    }
    if setting == Setting.language.rawValue {
      try check(language: settings.table.language, runner)
    }
    runner.state.settings = settings
    runner.notice(.setting(name: entry.name, value: entry.show(settings)))
  }
  /// Refuses a language that neither results nor labels of the data have.
  private func check(language: String, _ runner: StatementRunner) throws {
    if WordedLanguage(tag: language) != nil { return }
    let codebooks = runner.state.datasets.values.map(\.codebook)
    let known = WordedLanguage.allCases.map(\.rawValue)
    let labelled = codebooks.reduce(into: Set<String>()) { $0.formUnion($1.languages) }
    if labelled.contains(language) { return }
    throw SessionError.unknownLanguage(
      tag: language, known: known, labelled: labelled.subtracting(known).sorted(),
      at: valuePlace.range)
  }
}
