/// One entry of a list of variables: a name, or what stands for several.
package indirect enum VariableItem: Hashable, Sendable {
  case one(Name)
  /// `media_1..media_6`: a stretch of the file's order.
  case range(Name, Name)
  /// `media_*`: the names that a pattern fits.
  case pattern(Name)
  /// `all`: every variable.
  case all(Place)
  /// `LIST but a, b`: a whole list, and what of it is not meant.
  case except([VariableItem], but: [VariableItem], Place)
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
