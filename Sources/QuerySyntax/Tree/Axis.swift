/// One entry of a list of variables: a name, or a stretch of the file's order.
package enum VariableItem: Hashable, Sendable {
  case one(Name)
  /// `media_1..media_6`
  case range(Name, Name)
}

/// A subject or banner: parts side by side (`,`), each with levels that nest (`>`).
package struct Axis: Hashable, Sendable {
  package var parts: [AxisPart]

  /// `size > wave` has two levels; a range among the levels of a part stands for one part each.
  package struct AxisPart: Hashable, Sendable {
    package var levels: [VariableItem]

    package init(levels: [VariableItem]) { self.levels = levels }
  }

  package init(parts: [AxisPart]) { self.parts = parts }
}
