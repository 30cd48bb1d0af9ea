import OrderedCollections
import Threading
import Diagnostics
import Codebook
import QueryPlan
import QuerySyntax

/// `set`.
extension StatementRunner {
  mutating func apply(_ statement: SetStatement) throws {
    guard let entry = SettingEntry.named(statement.setting) else {
      throw SessionError.unknownSetting(
        name: statement.setting,
        nearest: NameFolding.nearest(
          to: statement.setting, among: SettingEntry.all.map(\.name)),
        at: statement.place.range)
    }
    var settings = state.settings
    guard entry.assign(&settings, statement.value) else {
      throw SessionError.badSetting(
        name: entry.name, accepts: entry.accepts, at: statement.valuePlace.range)
    }
    state.settings = settings
    notice("\(entry.name) \(entry.show(settings))")
  }
}
