import Diagnostics

/// Why a command cannot be read.
package struct UsageError: Error, Equatable {
  package let message: String

  package init(_ message: String) { self.message = message }
}

/// What a command was given.
package struct CommandWords: Equatable, Sendable {
  private struct Named: Equatable {
    let name: String
    let value: String
  }

  /// Options by their last names, in order; an empty text is the value of one that takes none.
  private var named: [Named] = []
  package private(set) var operands: [String] = []

  /// Whether an option was named.
  package func has(_ name: String) -> Bool { named.contains { $0.name == name } }

  /// The value of an option; of several the last.
  package func value(_ name: String) -> String? { named.last { $0.name == name }?.value }

  /// All values of an option that may be named more than once.
  package func values(_ name: String) -> [String] {
    named.filter { $0.name == name }.map(\.value)
  }

  package var wantsHelp: Bool { has("--help") }

  /// Reads words: options in any order, `--name value` or `--name=value`; behind `--` all are operands.
  ///
  /// - Throws: `UsageError` for an unknown option, a value that lacks or is too many, a wrong number of
  ///   operands; help that is asked for is not refused.
  package init(_ words: [String], as form: CommandForm) throws(UsageError) {
    var rest = words[...]
    var onlyOperands = false
    while let word = rest.popFirst() {
      if onlyOperands || word == "-" || !word.hasPrefix("-") {
        operands.append(word)
      } else if word == "--" {
        onlyOperands = true
      } else {
        try take(word, &rest, form)
      }
    }
    if !wantsHelp { try check(form) }
  }

  private mutating func take(
    _ word: String, _ rest: inout ArraySlice<String>, _ form: CommandForm
  ) throws(UsageError) {
    let sign = word.hasPrefix("--") ? word.firstIndex(of: "=") : nil
    let name = sign.map { String(word[..<$0]) } ?? word
    guard let option = form.option(name) else { throw Self.unknown(name, form) }
    let given = sign.map { String(word[word.index(after: $0)...]) }
    let value = try value(of: option, name, given, &rest)
    named.append(Named(name: option.names.last ?? name, value: value))
  }

  private func value(
    of option: OptionForm, _ name: String, _ given: String?, _ rest: inout ArraySlice<String>
  ) throws(UsageError) -> String {
    guard let kind = option.value else {
      if given != nil { throw UsageError("`\(name)` takes no value") }
      return ""
    }
    if let given { return given }
    guard let next = rest.first, option.takesAnything || next == "-" || !next.hasPrefix("-") else {
      throw UsageError("`\(name)` lacks its value: \(name) \(kind.uppercased())")
    }
    rest.removeFirst()
    return next
  }

  private static func unknown(_ name: String, _ form: CommandForm) -> UsageError {
    // Dashes would make all short names alike.
    let bare = { (name: String) in String(name.drop { $0 == "-" }) }
    let names = form.options.flatMap(\.names)
    let near = NameFolding.nearest(to: bare(name), among: names.map(bare)).compactMap { near in
      names.first { bare($0) == near }
    }
    let hint = near.isEmpty ? "" : "; closest: " + near.joined(separator: ", ")
    return UsageError("there is no option `\(name)`" + hint)
  }

  private func check(_ form: CommandForm) throws(UsageError) {
    let most = form.operand?.count ?? 0...0
    if operands.count > most.upperBound {
      throw UsageError("`\(operands[most.upperBound])` is one word too many")
    }
    if operands.count < most.lowerBound {
      throw UsageError("\(form.name) lacks a <\(form.operand?.name ?? "")>")
    }
  }
}
