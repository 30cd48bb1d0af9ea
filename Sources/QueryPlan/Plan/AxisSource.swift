/// Where the codes of one axis of a cube come from; each gives every row one slot.
package enum AxisSource: Hashable, Sendable {
  /// The slots of a categorical variable or of a numeric one with a dictionary.
  case variable(String)
  /// One item of a multiple-response set: slots missing, chosen, not chosen.
  case item(variable: String, index: Int)
  /// Whether a multiple-response set was answered: its `state` slots.
  case state(String)
  /// Whether a numeric variable has a number: slot 1 for any, the other slots are missing reasons.
  case answered(String)
  /// A condition's truth: slots unknown, true, false.
  case truth(Condition)
  /// Slot 1 for rows that have a valid answer on every source of at least one part, else 0.
  case coverage([[AxisSource]])
  /// The stratum of the declared design that a row lies in: slot s is stratum s - 1.
  case stratum
  /// The cluster of the declared design that a row lies in, within strata: slot g is group g - 1.
  case cluster
}

extension AxisSource {
  /// Names alone: sources that differ in their conditions only are few, and told apart by comparing.
  package func hash(into hasher: inout Hasher) {
    switch self {
    case .variable(let name): hasher.combine(name)
    case .item(let name, let index):
      hasher.combine(name)
      hasher.combine(index)
    case .state(let name), .answered(let name): hasher.combine(name)
    case .truth: hasher.combine(1)
    case .coverage(let parts): hasher.combine(parts.count)
    case .stratum: hasher.combine(2)
    case .cluster: hasher.combine(3)
    }
  }
}
