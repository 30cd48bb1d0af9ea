import Diagnostics

/// `set base warn 100`.
package struct SetStatement: Hashable, Sendable {
  package var setting: String
  package var value: SettingValue
  package var place: Place
  package var valuePlace: Place

  /// The value as written; which of them a setting takes is checked when it runs.
  package enum SettingValue: Hashable, Sendable {
    case number(NumberLiteral)
    case word(String)
    case text(TextLiteral)
    /// `set level 5 %, 1 %`
    case numbers([NumberLiteral])
  }

  package init(
    setting: String, value: SettingValue, place: Place = .none, valuePlace: Place = .none
  ) {
    self.setting = setting
    self.value = value
    self.place = place
    self.valuePlace = valuePlace
  }
}

extension SetStatement: StatementForm {
  static let verb = Verb.set
  static let group = VerbGroup.session
  static let effect = StatementEffect.changesSession
  var asStatement: Statement { .set(self) }

  static let help = HelpPage(
    word: "set", summary: "changes how numbers are computed and shown",
    usage: ["set SETTING VALUE"],
    text: "`help settings` lists them, `show settings` with their present values.",
    examples: ["set decimals 1", "set confidence 90 %", "set level 5 %, 1 %", "set base warn 50"])

  /// `set SETTING VALUE`.
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> SetStatement {
    cursor.note(.setting)
    let start = cursor.index
    let setting = try setting(&cursor)
    let place = cursor.place(from: start)
    let valueStart = cursor.index
    cursor.note(.settingValue(of: setting.rawValue))
    let value = try value(&cursor, setting)
    let valuePlace = cursor.place(from: valueStart)
    try cursor.finish()
    return SetStatement(
      setting: setting.rawValue, value: value, place: place, valuePlace: valuePlace)
  }

  /// `decimals 1`, `total off`: a setting of tables as a clause, if one stands here.
  static func clause(_ cursor: inout Cursor) throws(SyntaxError) -> SetStatement? {
    guard let word = cursor.word else { return nil }
    let next = cursor.word(of: cursor.peek())
    let double = next.flatMap { Setting(rawValue: word + " " + $0) }
    guard let setting = double ?? Setting(rawValue: word), setting.isOfTables else { return nil }
    let start = cursor.index
    cursor.take(double == nil ? 1 : 2, as: .setting)
    let place = cursor.place(from: start)
    let valueStart = cursor.index
    cursor.note(.settingValue(of: setting.rawValue))
    let value = try value(&cursor, setting)
    return SetStatement(
      setting: setting.rawValue, value: value, place: place,
      valuePlace: cursor.place(from: valueStart))
  }

  private static func setting(_ cursor: inout Cursor) throws(SyntaxError) -> Setting {
    guard cursor.isAt(.word) else { throw cursor.unexpected("a setting") }
    let first = cursor.raw(cursor.current)
    if cursor.peek().kind == .word,
      let setting = Setting(rawValue: first + " " + cursor.raw(cursor.peek()))
    {
      cursor.take(2, as: .setting)
      return setting
    }
    if let setting = Setting(rawValue: first) {
      cursor.take(1, as: .setting)
      return setting
    }
    if first == "base" { cursor.take(1, as: .setting) }
    if first == "base", cursor.isAtEnd {
      cursor.note(.keyword(["warn", "test", "hide"]))
      throw cursor.unexpected("`warn`, `test` or `hide`")
    }
    throw unknown(first, cursor)
  }

  private static func unknown(_ name: String, _ cursor: Cursor) -> SyntaxError {
    if name == "base" { return cursor.notOne(of: ["warn", "test", "hide"], "base setting") }
    let names = Setting.allCases.map(\.rawValue)
    let single = NameFolding.nearest(to: name, among: names)
    let next = cursor.peek()
    if single.isEmpty, next.kind == .word {
      let double = name + " " + cursor.raw(next)
      let nearest = NameFolding.nearest(to: double, among: names)
      let range = cursor.current.range.union(next.range)
      if !nearest.isEmpty { return .unknownSetting(double, nearest: nearest, at: range) }
    }
    return unknown(name, single, cursor)
  }

  private static func unknown(
    _ name: String, _ nearest: [String], _ cursor: Cursor
  ) -> SyntaxError {
    .unknownSetting(name, nearest: nearest, at: cursor.current.range)
  }

  private static func value(
    _ cursor: inout Cursor, _ setting: Setting
  ) throws(SyntaxError) -> SettingValue {
    if let text = cursor.textHere {
      cursor.advance()
      return .text(text)
    }
    guard cursor.isAtNumber else { return .word(try word(&cursor, setting)) }
    var numbers = [try cursor.numberLiteral("a number", takesUnit: true)]
    if let error = cursor.decimalComma { throw error }
    while setting == .level, cursor.accept(.comma) {
      numbers.append(try cursor.numberLiteral("a number", takesUnit: true))
    }
    return numbers.count == 1 ? .number(numbers[0]) : .numbers(numbers)
  }

  /// Words and the hyphens between them: `korn-graubard`.
  private static func word(
    _ cursor: inout Cursor, _ setting: Setting
  ) throws(SyntaxError) -> String {
    let start = cursor.index
    guard cursor.isAt(.word) else {
      let known = setting.words.map { "`\($0)`" }.joined(separator: ", ")
      throw cursor.unexpected(known.isEmpty ? "a value" : known)
    }
    cursor.take(1, as: .keyword)
    while cursor.isAt(.minus), cursor.peek().kind == .word { cursor.take(2, as: .keyword) }
    return cursor.raw(cursor.place(from: start).range).filter { !$0.isWhitespace }
  }

  var layout: StatementLayout { StatementLayout("set " + written) }

  /// The setting and its value, without `set`.
  var written: String {
    switch value {
    case .number(let number): setting + " " + number.written
    case .word(let word): setting + " " + word
    case .text(let text): setting + " " + text.quoted
    case .numbers(let numbers):
      setting + " " + numbers.map(\.written).joined(separator: ", ")
    }
  }
}
