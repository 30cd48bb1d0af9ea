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
    runner.state.settings = settings
    runner.notice("\(entry.name) \(entry.show(settings))")
  }
}
