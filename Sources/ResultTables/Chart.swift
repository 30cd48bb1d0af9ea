package import StatisticNames

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

  /// What an answer or a group is called.
  package struct Name: Sendable, Equatable {
    /// Labels of the variables, one a level, which tell equal names apart; empty for a Total.
    package var variables: [String]
    /// From the outermost level to the own.
    package var path: [Label]

    package init(variables: [String] = [], path: [Label]) {
      self.variables = variables
      self.path = path
    }
  }

  /// One answer, or one number such as a mean.
  package struct Answer: Sendable, Equatable {
    package var name: Name
    /// How deep it stands under a net.
    package var depth: Int

    package init(name: Name, depth: Int) {
      self.name = name
      self.depth = depth
    }
  }

  /// One group of respondents, or one item of a battery.
  package struct Group: Sendable, Equatable {
    package var name: Name
    package var isTotal: Bool

    package init(name: Name, isTotal: Bool) {
      self.name = name
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
