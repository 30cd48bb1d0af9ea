import ResultTables

extension TidyRecords {
  /// The fields of the tidy form that JSON gives a figure: its place as texts, its numbers as
  /// numbers.
  static let jsonFields: [DataResource.Field] = [
    ("row_variable", .string), ("row", .string), ("column_variable", .string), ("column", .string),
    ("statistic", .string), ("value", .number), ("n", .number), ("weighted_n", .number),
    ("effective_n", .number), ("hidden", .string), ("line", .string),
  ]

  /// Writes the members of a figure's object, in the order of `jsonFields`; hidden numbers are
  /// `null`.
  func writeMembers(_ placed: PlacedFigure, to json: inout JSONText) {
    let fields = fields(placed)
    let figure = placed.figure.hiding == .none ? placed.figure : nil
    for position in 1...5 { json.member(TidyRenderer.header[position], fields[position]) }
    json.member("value", figure?.value)
    json.member("n", figure?.base.n)
    json.member("weighted_n", figure?.base.weightedN)
    json.member("effective_n", figure?.base.effectiveN)
    json.member("hidden", placed.figure.hiding.rawValue)
    json.member("line", placed.line.rawValue)
  }
}
