import Diagnostics
import Codebook
import OrderedCollections
import QueryPlan
import QuerySyntax

/// Where else a question stands that is not in the data or the wave that is asked.
struct WaveHints {
  let session: Session

  private var current: Codebook? {
    session.state.current.flatMap { session.state.datasets[$0]?.codebook }
  }

  /// Adds to an unknown name that another loaded data set has it, and what it is called here.
  func completed(_ diagnostic: Diagnostic, _ error: BindingError) -> Diagnostic {
    guard case .unknownVariable(let name, let dataset, _, let at) = error, let current else {
      return diagnostic
    }
    let found = others(than: dataset, having: name).map { other, variable in
      (other, variable, current.variables.first { $0.asksLike(variable) })
    }
    guard let (other, variable, twin) = found.first(where: { $0.2 != nil }) ?? found.first else {
      return diagnostic
    }
    var told = diagnostic
    let absent = "`\(variable.name)` stands in \(other.name)"
    if let twin {
      told.notes = ["\(absent); here `\(twin.name)` has the same label."]
      told.fix = Fix(range: at, replacement: Formatter.name(twin.name))
    } else {
      told.notes = ["\(absent): `use \(Formatter.name(other.name))` asks that."]
    }
    return told
  }

  private func others(than name: String, having variable: String) -> [(Codebook, Variable)] {
    session.state.datasets.values.map(\.codebook).compactMap { other in
      guard other.name != name, case .found(let found) = other.lookUp(variable) else { return nil }
      return (other, found)
    }
  }
}

extension Variable {
  /// Whether two variables carry the same label or question, in any language.
  func asksLike(_ other: Variable) -> Bool {
    let own = Set((label.spellings + question.spellings).map(NameFolding.folded))
    let others = Set((other.label.spellings + other.question.spellings).map(NameFolding.folded))
    return !own.intersection(others).subtracting([""]).isEmpty
  }
}
