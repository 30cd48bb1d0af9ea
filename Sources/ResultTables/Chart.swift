/// What is drawn of a table: numbers of one kind, by answer and by group.
///
/// A chart holds its table: every output that is no picture is the table's, and the notes beneath a
/// picture are the table's too.
package struct Chart: Sendable {
  package enum Kind: String, Sendable {
    /// A bar from 0 for each number.
    case bars
    /// A bar of 100 % for each group, a segment for each answer.
    case stacked
    /// A dot with its interval for each number.
    case dots
    /// A line through the groups for each answer.
    case lines
  }

  /// One answer, or one number such as the mean.
  package struct Answer: Sendable, Equatable {
    package var label: Label
    /// How deep it stands under a net.
    package var depth: Int

    package init(label: Label, depth: Int) {
      self.label = label
      self.depth = depth
    }
  }

  /// One column of the table.
  package struct Group: Sendable, Equatable {
    /// Label of the variable, then of its categories; a Total has the latter alone.
    package var path: [Label]
    package var isTotal: Bool

    package init(path: [Label], isTotal: Bool) {
      self.path = path
      self.isTotal = isTotal
    }
  }

  /// One number with its interval.
  package struct Point: Sendable, Equatable {
    package var figure: Figure
    package var low: Double?
    package var high: Double?

    package init(figure: Figure, low: Double? = nil, high: Double? = nil) {
      self.figure = figure
      self.low = low
      self.high = high
    }
  }

  package var kind: Kind
  package var statistic: Statistic
  package var answers: [Answer]
  package var groups: [Group]
  /// By group, then by answer; as many as there are of each.
  package var points: [[Point]]
  /// Whether the answers have an order, which colours then follow.
  package var isOrdered: Bool
  package var table: ResultTable

  package init(
    kind: Kind, statistic: Statistic, answers: [Answer], groups: [Group], points: [[Point]],
    isOrdered: Bool, table: ResultTable
  ) {
    self.kind = kind
    self.statistic = statistic
    self.answers = answers
    self.groups = groups
    self.points = points
    self.isOrdered = isOrdered
    self.table = table
  }
}
