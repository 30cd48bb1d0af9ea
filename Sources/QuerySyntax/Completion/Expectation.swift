extension CompletionContext {
  /// One kind of word that may stand at a place.
  package enum Expectation: Hashable, Sendable {
    /// The first word of a statement.
    case verb
    /// A variable of the data set in use.
    case variable(VariableKind)
    /// A code or a label of a variable; after `=`, in `in (…)`, after `has`.
    case category(of: String)
    /// A code or a label of one answer of a variable, no net; in the targets of `rake`.
    case answer(of: String)
    /// `missing` or `answered`, said of a variable.
    case missingness(of: String)
    /// A code of the wave variable, in `delta(…, 2020, 2021)`.
    case waveCode
    /// A loaded data set.
    case dataset
    /// A result: `last`, a number, a name given by `as`.
    case result
    /// A row or a column of a result, by its label.
    case cell(of: ResultReference, isColumn: Bool)
    /// Words of the grammar.
    case keyword([String])
    /// Statistics that `show` or `sort` takes.
    case statistic([String])
    /// Functions and measures; an opening bracket follows all but `n`.
    case function([String])
    case setting
    case settingValue(of: String)
    case helpTopic
    /// A path in quotes.
    case file
    /// A parameter, with its `$`.
    case parameter
    /// A text that only the person knows.
    case text
    /// A name that is made here.
    case newName
    case number
  }
}

/// The short name within this module; outside it the testing library has one of its own.
typealias Expectation = CompletionContext.Expectation

/// Which variables fit a place.
package enum VariableKind: Hashable, Sendable, CaseIterable {
  case any, numeric, categorical, multiple, text
  /// What a question can be about: any variable, or a grid.
  case askable
  /// One that can head a column: categorical, multiple response or a numeric of few values.
  case banner
  case weight
  case wave
}

extension Axis {
  /// Codes of the first variable stand for those of all.
  var answers: Expectation { (parts.first?.levels ?? []).answers }
}

extension [VariableItem] {
  /// Codes and nets of the first variable of a list.
  var categories: Expectation {
    if case .answer(let name) = answers { .category(of: name) } else { answers }
  }

  /// Codes of the first variable of a list stand for those of all.
  var answers: Expectation {
    switch first {
    case .one(let name), .range(let name, _): .answer(of: name.text)
    case .except(let items, _, _): items.answers
    case .pattern, .all, nil: .text
    }
  }
}
