import ResultTables
import OrderedCollections
import Codebook
import QueryPlan
import QuerySyntax

/// `filter`.
extension FilterStatement: StatementExecution {
  func run(in runner: inout StatementRunner) throws {
    let place = condition?.place.range
    let loaded = try runner.current(at: place)
    guard let expression = condition else {
      runner.state.datasets[loaded.codebook.name]?.filter = nil
      return runner.notice(
        .filterOff(rows: runner.told.count(try runner.rowCount(of: loaded.source))))
    }
    let condition = try runner.binder(loaded.codebook).condition(expression)
    let counts = try runner.truthCounts(condition, in: loaded.source)
    let text = runner.binder(loaded.codebook).text(at: expression.place)
    runner.state.datasets[loaded.codebook.name]?.filter = TypedCondition(
      expression: try resolvingParameters(runner, expression, loaded.codebook), text: text)
    let (kept, unknown) = (counts[.yes, default: 0], counts[.unknown, default: 0])
    let rowCount = counts.values.reduce(0, +)
    let isTold = unknown > 0 && runner.told.tells([kept, unknown, rowCount - kept - unknown])
    runner.notice(
      .filterOn(
        kept: runner.told.count(kept, of: rowCount), rows: runner.told.count(rowCount),
        unknown: isTold ? runner.told.count(unknown) : nil))
  }

  /// A filter keeps the parameters that it was typed with.
  private func resolvingParameters(
    _ runner: StatementRunner, _ expression: Expression, _ codebook: Codebook
  ) throws -> Expression {
    expression.mapped { piece in (try? runner.binder(codebook).resolved(piece)) ?? piece }
  }
}

extension Expression {
  /// The expression with every piece replaced by what a function makes of it, leaves first.
  func mapped(_ transform: (Expression) -> Expression) -> Expression {
    let inner: Expression
    switch self {
    case .name, .number, .text, .parameter, .across: inner = self
    case .call(let name, let arguments, let place):
      inner = .call(name, arguments.map { $0.mapped(transform) }, place)
    case .arithmetic(let operation, let left, let right):
      inner = .arithmetic(operation, left.mapped(transform), right.mapped(transform))
    case .negation(let value, let place): inner = .negation(value.mapped(transform), place)
    case .comparison(let operation, let left, let right, let place):
      inner = .comparison(operation, left.mapped(transform), right.mapped(transform), place)
    case .membership(let subject, let elements, let isNegated, let place):
      inner = .membership(
        subject.mapped(transform), elements.map { $0.mapped(transform) }, isNegated: isNegated,
        place)
    case .missingness(let subject, let isMissing, let place):
      inner = .missingness(subject.mapped(transform), isMissing: isMissing, place)
    case .has(let subject, let quantifier, let values, let place):
      inner = .has(
        subject.mapped(transform), quantifier, values.map { $0.mapped(transform) }, place)
    case .like(let subject, let pattern, let isNegated, let place):
      inner = .like(subject.mapped(transform), pattern, isNegated: isNegated, place)
    case .not(let value, let place): inner = .not(value.mapped(transform), place)
    case .and(let parts): inner = .and(parts.map { $0.mapped(transform) })
    case .or(let parts): inner = .or(parts.map { $0.mapped(transform) })
    }
    return transform(inner)
  }
}

extension SetElement {
  fileprivate func mapped(_ transform: (Expression) -> Expression) -> SetElement {
    switch self {
    case .value(let expression): .value(expression.mapped(transform))
    case .range: self
    }
  }
}
