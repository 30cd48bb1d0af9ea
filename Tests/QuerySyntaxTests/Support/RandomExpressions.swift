import QuerySyntax

/// Random pieces of trees, each as the parser itself would make it.
extension Choices {
  mutating func name() -> Name {
    let plain = ["role", "size", "q12.a", "télétravail", "_x", "media_1", "年"]
    let quoted = ["Q12 – autre", "where", "n", "q10", "a`b", "1a", "two\nlines", "last", "x."]
    return pick(4) == 3 ? Name(one(of: quoted), isQuoted: true) : Name(one(of: plain))
  }

  mutating func number(units: [NumberLiteral.Unit] = [.none]) -> NumberLiteral {
    let text = one(of: ["0", "1", "6.0", "-16", "3500", "0.125", "-0.5", "007"])
    return NumberLiteral(value: Double(text) ?? 0, text: text, unit: one(of: units))
  }

  mutating func whole() -> NumberLiteral {
    let text = String(pick(100))
    return NumberLiteral(value: Double(text) ?? 0, text: text)
  }

  mutating func text() -> TextLiteral {
    TextLiteral(
      one(of: ["Élu", "", "a \"b\" c", "l'été", "# no comment", "two\nlines", " «x» ", "`;"]))
  }

  mutating func literal() -> Literal {
    switch pick(4) {
    case 0: .name(name())
    case 1: .number(number())
    case 2: .text(text())
    default: .parameter(Name("wave"))
    }
  }

  mutating func item() -> VariableItem {
    switch pick(7) {
    case 4: .range(name(), name())
    case 5: .pattern(Name(one(of: ["q*", "*_b", "q*_b", "media_1*"])))
    case 6: .all(.none)
    default: .one(name())
    }
  }

  /// A list, now and then without some of it.
  mutating func items() -> [VariableItem] {
    let items = list(1, 3) { $0.item() }
    return pick(5) == 0 ? [.except(items, but: list(1, 2) { $0.item() }, .none)] : items
  }

  mutating func axis() -> Axis {
    Axis(parts: list(1, 3) { Axis.AxisPart(levels: $0.list(1, 3) { $0.item() }) })
  }

  mutating func value(_ depth: Int) -> Expression {
    switch pick(depth > 0 ? 9 : 4) {
    case 0: .name(name())
    case 1: .number(number(units: [.none, .percent, .points]))
    case 2: .text(text())
    case 3: .parameter(Name("wave"))
    case 4:
      .arithmetic(
        one(of: [.add, .subtract, .multiply, .divide]), value(depth - 1), value(depth - 1))
    case 5: .negation(value(depth - 1), .none)
    case 7: .across(across())
    case 6: .call(Name(one(of: ["mean", "count", "f"])), list(0, 2) { $0.value(depth - 1) }, .none)
    default: .call(Name("share"), [condition(depth - 1)], .none)
    }
  }

  private mutating func across() -> AcrossCall {
    let isCount = coin()
    return AcrossCall(
      isCount ? .rowcount : one(of: [.rowmean, .rowsd, .rowmissing]), items(),
      values: isCount ? list(1, 2) { $0.element(0) } : [], atLeast: maybe { $0.whole() })
  }

  mutating func range() -> ValueRange {
    let bounds = [Literal.number(number()), .number(number()), .parameter(Name("wave"))]
    let lower = maybe { $0.one(of: bounds) }
    let upper = lower == nil || coin() ? one(of: bounds) : nil
    return ValueRange(lower: lower, upper: upper, isHalfOpen: upper != nil && coin())
  }

  mutating func element(_ depth: Int) -> SetElement {
    pick(3) == 2 ? .range(range()) : .value(value(depth))
  }

  mutating func condition(_ depth: Int) -> Expression {
    switch pick(depth > 0 ? 8 : 5) {
    case 0:
      return .comparison(
        one(of: [.equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual]),
        value(depth - 1), value(depth - 1), .none)
    case 1:
      let elements = list(1, 3) { $0.element(depth - 1) }
      return .membership(value(depth - 1), elements, isNegated: coin(), .none)
    case 2: return .missingness(value(depth - 1), isMissing: coin(), .none)
    case 3: return .like(value(depth - 1), text(), isNegated: coin(), .none)
    case 4: return having(depth)
    case 5: return .not(condition(depth - 1), .none)
    case 6:
      let operands = list(2, 4) { $0.condition(depth - 1) }
      return .and(operands.flatMap { if case .and(let inner) = $0 { inner } else { [$0] } })
    default:
      let operands = list(2, 4) { $0.condition(depth - 1) }
      return .or(operands.flatMap { if case .or(let inner) = $0 { inner } else { [$0] } })
    }
  }

  private mutating func having(_ depth: Int) -> Expression {
    let quantifier = one(of: [HasQuantifier.one, .any, .all])
    let values = list(1, quantifier == .one ? 1 : 3) { $0.value(depth - 1) }
    return .has(value(depth - 1), quantifier, values, .none)
  }
}
