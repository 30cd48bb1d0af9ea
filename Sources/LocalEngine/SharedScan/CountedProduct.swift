import QueryPlan

/// A product of axes whose cells are counted.
struct CountedProduct {
  let axes: [AxisSource]
  /// Runs of the last axis; nothing where the rows of each slot are asked for.
  var runs: SlotRuns?
}

/// Runs of slots of which the sum of the rows is asked for, not the rows of each slot.
struct SlotRuns {
  /// The first slots of all runs, ascending from 0.
  let starts: [Int]
  /// Whether Σw and Σw² of a run, and Σw by the slots, suffice too: any slots of the run may stand for it
  /// that give the same.
  let areMeans: Bool
}
