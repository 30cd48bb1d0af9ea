import ResultTables
import Diagnostics
import QueryPlan
import QuerySyntax
import Rendering
import Statistics
import Tabulation

/// One setting: its name, meaning, and how it is read and shown.
struct SettingEntry: Sendable {
  let name: String
  let meaning: ListingPhrase.ListedSetting
  /// Values that it takes, for errors.
  let accepts: String
  /// The words among them, for completion.
  var words: [String] = []
  let show: @Sendable (Settings) -> String
  /// Returns whether the value was taken.
  let assign: @Sendable (inout Settings, SetStatement.SettingValue) -> Bool
}

extension SettingEntry {
  /// Every setting, in the order that `show settings` lists them.
  static let all: [SettingEntry] = tables + statistics + screen

  static func named(_ name: String) -> SettingEntry? { all.first { $0.name == name } }

  private static let tables: [SettingEntry] = [
    SettingEntry(
      name: "decimals", meaning: .decimals,
      accepts: "a whole number from 0 to 15, or default",
      show: { $0.decimals.map(String.init) ?? "default" },
      assign: { settings, value in
        if value.word == "default" {
          settings.decimals = nil
        } else {
          guard let number = value.whole(in: 0...15) else { return false }
          settings.decimals = number
        }
        return true
      }),
    choice("percent", .percent, ["column", "row", "total"]) {
      $0.table.percent.rawValue
    } assign: { settings, word in
      TableSettings.PercentDirection(rawValue: word).map { settings.table.percent = $0 } != nil
    },
    choice("wording", .wording, ["on", "off"]) {
      $0.showsWording ? "on" : "off"
    } assign: { settings, word in
      settings.showsWording = word == "on"
      return true
    },
    choice("total", .total, ["on", "off"]) {
      $0.table.showsTotal ? "on" : "off"
    } assign: { settings, word in
      settings.table.showsTotal = word == "on"
      return true
    },
    SettingEntry(
      name: "base warn", meaning: .baseWarn, accepts: "a whole number",
      show: { String($0.table.smallBase) },
      assign: { settings, value in
        guard let number = value.whole(in: 0...1_000_000_000) else { return false }
        settings.table.smallBase = number
        return true
      }),
    SettingEntry(
      name: "base test", meaning: .baseTest,
      accepts: "a whole number", show: { String($0.table.smallestTested) },
      assign: { settings, value in
        guard let number = value.whole(in: 0...1_000_000_000) else { return false }
        settings.table.smallestTested = number
        return true
      }),
    SettingEntry(
      name: "base hide", meaning: .baseHide,
      accepts: "a whole number", show: { String($0.table.smallestColumn) },
      assign: { settings, value in
        guard let number = value.whole(in: 0...1_000_000_000) else { return false }
        settings.table.smallestColumn = number
        return true
      }),
    choice("empty", .empty, ["show", "hide"]) {
      $0.table.hidesEmpty ? "hide" : "show"
    } assign: { settings, word in
      settings.table.hidesEmpty = word == "hide"
      return true
    },
    SettingEntry(
      name: "language", meaning: .language,
      accepts: "a language tag such as en or fr",
      words: WordedLanguage.allCases.map(\.rawValue), show: { $0.table.language },
      assign: { settings, value in
        guard let word = value.word, word.count <= 12 else { return false }
        settings.table.language = word
        return true
      }),
  ]

  private static let statistics: [SettingEntry] = [
    SettingEntry(
      name: "confidence", meaning: .confidence, accepts: "a percentage such as 95 %",
      show: { Settings.plain($0.table.confidence * 100) + " %" },
      assign: { settings, value in
        guard case .number(let number) = value else { return false }
        let share = number.unit == .percent || number.value > 1 ? number.value / 100 : number.value
        guard share > 0, share < 1 else { return false }
        settings.table.confidence = share
        return true
      }),
    choice(
      "interval", .interval,
      IntervalMethod.allCases.map(\.rawValue)
    ) {
      $0.table.interval.rawValue
    } assign: { settings, word in
      IntervalMethod(rawValue: word).map { settings.table.interval = $0 } != nil
    },
    SettingEntry(
      name: "quantile", meaning: .quantile,
      accepts: "7, 6, 2, math, school or default",
      show: { $0.table.quantileRule?.rawValue ?? "default" },
      assign: { settings, value in
        if value.word == "default" {
          settings.table.quantileRule = nil
          return true
        }
        let spelled = value.word ?? value.whole(in: 0...9).map(String.init) ?? ""
        return QuantileRule(rawValue: spelled).map { settings.table.quantileRule = $0 } != nil
      }),
    choice("mode", .mode, TestMode.allCases.map(\.rawValue)) {
      $0.table.mode.rawValue
    } assign: { settings, word in
      TestMode(rawValue: word).map { settings.table.mode = $0 } != nil
    },
    choice(
      "adjust", .adjust, TestAdjustment.allCases.map(\.rawValue)
    ) {
      $0.table.adjustment.rawValue
    } assign: { settings, word in
      TestAdjustment(rawValue: word).map { settings.table.adjustment = $0 } != nil
    },
    SettingEntry(
      name: "level", meaning: .level, accepts: "one or two percentages",
      show: { $0.table.levels.map { Settings.plain($0 * 100) + " %" }.joined(separator: ", ") },
      assign: { settings, value in
        guard let levels = value.percentages, (1...2).contains(levels.count) else { return false }
        settings.table.levels = levels.map { $0 / 100 }.sorted(by: >)
        return true
      }),
  ]

  private static let screen: [SettingEntry] = [
    SettingEntry(
      name: "cells", meaning: .cells, accepts: "a whole number",
      show: { String($0.cells) },
      assign: { settings, value in
        guard let number = value.whole(in: 1...BindingError.mostCells) else { return false }
        settings.cells = number
        return true
      }),
    SettingEntry(
      name: "threads", meaning: .threads,
      accepts: "a whole number or default",
      show: { $0.threads.map(String.init) ?? "default" },
      assign: { settings, value in
        if value.word == "default" {
          settings.threads = nil
        } else {
          guard let number = value.whole(in: 1...1024) else { return false }
          settings.threads = number
        }
        return true
      }),
    choice("timing", .timing, ["on", "off"]) {
      $0.showsTiming ? "on" : "off"
    } assign: { settings, word in
      settings.showsTiming = word == "on"
      return true
    },
    SettingEntry(
      name: "width", meaning: .width,
      accepts: "a whole number or auto", show: { $0.width.map(String.init) ?? "auto" },
      assign: { settings, value in
        if value.word == "auto" {
          settings.width = nil
        } else {
          guard let number = value.whole(in: 20...10_000) else { return false }
          settings.width = number
        }
        return true
      }),
    choice("color", .color, ["on", "off", "auto"]) {
      $0.color.map { $0 ? "on" : "off" } ?? "auto"
    } assign: { settings, word in
      settings.color = word == "auto" ? nil : word == "on"
      return true
    },
    choice("palette", .palette, ["auto", "dark", "light"]) {
      $0.palette?.rawValue ?? "auto"
    } assign: { settings, word in
      settings.palette = Palette(rawValue: word)
      return true
    },
    choice("pager", .pager, ["on", "off"]) {
      $0.pager ? "on" : "off"
    } assign: { settings, word in
      settings.pager = word == "on"
      return true
    },
  ]

  private static func choice(
    _ name: String, _ meaning: ListingPhrase.ListedSetting, _ words: [String],
    show: @escaping @Sendable (Settings) -> String,
    assign: @escaping @Sendable (inout Settings, String) -> Bool
  ) -> SettingEntry {
    SettingEntry(
      name: name, meaning: meaning, accepts: words.joined(separator: ", "), words: words,
      show: show,
      assign: { settings, value in
        guard let word = value.word, words.contains(word) else { return false }
        return assign(&settings, word)
      })
  }
}

extension Settings {
  /// A number without a useless fraction: `95`, `97.5`.
  static func plain(_ number: Double) -> String {
    let rounded = (number * 1e9).rounded() / 1e9
    return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
  }
}

extension SetStatement.SettingValue {
  /// The value as one word.
  var word: String? {
    switch self {
    case .word(let word): word
    case .text(let text): text.text
    case .number, .numbers: nil
    }
  }

  func whole(in range: ClosedRange<Int>) -> Int? {
    guard case .number(let number) = self, number.value == number.value.rounded(),
      abs(number.value) < 1e15, range.contains(Int(number.value))
    else { return nil }
    return Int(number.value)
  }

  /// `5 %, 1 %` as 5 and 1.
  var percentages: [Double]? {
    let numbers: [NumberLiteral]
    switch self {
    case .number(let number): numbers = [number]
    case .numbers(let list): numbers = list
    case .word, .text: return nil
    }
    return numbers.allSatisfy { $0.value > 0 && $0.value < 100 } ? numbers.map(\.value) : nil
  }
}
