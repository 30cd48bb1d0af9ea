package import Codebook

/// What a statement makes of the variables or rows of a source, with every name found and every number
/// known that had to be asked for.
///
/// A source applies it by `DataSource.defining(_:control:)`; nothing in it is a row of the source itself,
/// except where rows are named one by one.
package enum ResolvedDefinition: Sendable {
  /// A variable, new or in the place of the one of its name. Of numbers the source finds whether they
  /// are whole and which there are.
  case variable(Variable, DefinedRows)
  /// The same variables and rows in other words: labels, nets, grids, weights on offer.
  case described(Codebook)
  /// A variable's name.
  case renamed(String, to: String)
  /// The source without some variables, and without the grids that lose an item by it.
  case dropped(Set<String>)
  /// The rows for which a condition has one of some truths.
  case keeping(Condition, Set<Truth>)
  /// Some rows by their numbers, in that order.
  case selecting([Int])
  /// Variables of another source beside these: its row for each row here, nothing where none fits.
  case joined(any DataSource, rows: [Int?], variables: [String])
  /// The rows of several sources behind one another, the source that defines it being the first.
  case stacked(StackedWaves, behind: [any DataSource])
  /// How the sample was drawn; nothing takes it back.
  case sampled(DesignRequest?)
}

/// What a row has of a variable that is defined by others.
package enum DefinedRows: Sendable {
  /// What it has of another variable, missing reasons included.
  case copy(of: String)
  /// The slot that a table gives for its slot on an axis.
  case slots(of: AxisSource, table: [Int])
  /// The slot of the band that its number lies in.
  case bands(BandedNumbers)
  /// The slot that a table gives for its slots on several axes; where it gives none, the empty field.
  case joint([AxisSource], table: [[Int]: Int])
  /// The slot of the first rule that is true; unknown ones are passed over. Where every rule is false it
  /// is the last, and the empty field otherwise.
  case rules([Condition], slots: [Int], otherwise: Int)
  /// The number that all rows of its key have; the empty field where a part of the key is missing.
  case keyed(KeyedNumbers)
  /// A number; what is none, or not finite, is missing for the first reason.
  case numbers(NumericExpression)
  /// The number that its slot of a variable stands for, or the missing reason.
  case scores(of: String, bySlot: [Score])
  /// The number of a variable, where none of some numbers that stand for missing reasons.
  case without([Double: Int], numbersOf: String)
  /// The items that it chose; the empty field says "not chosen" where a blank is no. A row that says
  /// nothing of any item is missing for the reason of the first variable of the first item.
  case items([DefinedItem], blankIsNo: Bool)
  /// A raked weight.
  case raked(RakedWeights)
}

/// A number for each combination of answers and numbers that rows have.
package struct KeyedNumbers: Sendable {
  package struct RowKey: Hashable, Sendable {
    package var slots: [Int]
    package var numbers: [Double]

    package init(slots: [Int], numbers: [Double]) {
      self.slots = slots
      self.numbers = numbers
    }
  }

  package var axes: [AxisSource]
  /// Variables whose numbers are too many for slots.
  package var numbers: [String]
  package var values: [RowKey: Double]

  package init(axes: [AxisSource], numbers: [String], values: [RowKey: Double]) {
    self.axes = axes
    self.numbers = numbers
    self.values = values
  }
}

/// What a slot stands for in a variable of numbers.
package enum Score: Hashable, Sendable {
  case number(Double)
  /// A missing answer, by the place of its reason.
  case missing(Int)
}

/// Numbers that become answers by the band they lie in.
package struct BandedNumbers: Sendable {
  package struct Band: Sendable {
    package var range: ClosedRange<Double>
    package var slot: Int

    package init(range: ClosedRange<Double>, slot: Int) {
      self.range = range
      self.slot = slot
    }
  }

  package var variable: String
  /// They do not overlap.
  package var bands: [Band]
  /// The slot of a number outside all bands.
  package var outside: Int
  /// The slot of each missing reason of the variable.
  package var reasons: [Int]

  package init(variable: String, bands: [Band], outside: Int, reasons: [Int]) {
    self.variable = variable
    self.bands = bands
    self.outside = outside
    self.reasons = reasons
  }

  /// The slot of a number.
  /// - Complexity: O(bands).
  package func slot(of number: Double) -> Int {
    bands.first { $0.range.contains(number) }?.slot ?? outside
  }
}

/// An item of a multiple-response set with the variables that tell of it: it is chosen where any of them
/// has one of its slots, and not chosen where none has and one is answered.
package struct DefinedItem: Sendable {
  package struct Source: Sendable {
    package var variable: String
    package var chosen: Set<Int>
    /// Slots of answers that say nothing, as the empty field does.
    package var blank: Set<Int>

    package init(variable: String, chosen: Set<Int>, blank: Set<Int> = []) {
      self.variable = variable
      self.chosen = chosen
      self.blank = blank
    }
  }

  package var item: MultipleResponse.Item
  /// At least one, each with slots (see `SlotLayout`).
  package var sources: [Source]

  package init(_ item: MultipleResponse.Item, sources: [Source]) {
    self.item = item
    self.sources = sources
  }
}
