/// A function of the numbers of a row.
package enum NumericFunction: Hashable, Sendable {
  // Of all its numbers: missing where one is.
  /// To so many decimals, halves away from zero.
  case round
  case floor, ceiling, absolute, squareRoot
  /// The natural one; and that to the base 10.
  case logarithm, decimalLogarithm
  case exponential
  /// What is left of a division, with the sign of the divisor.
  case remainder
  case least, greatest
  /// Whole stretches of so many months from a date to another, both in seconds since 1970.
  case wholeMonths(of: Int)
  /// Days from a date to another.
  case wholeDays
  // Of those that are there.
  case firstAnswered
  case mean(atLeast: Int)
  case sum(atLeast: Int)
  case minimum(atLeast: Int)
  case maximum(atLeast: Int)
  /// Over n − 1; missing where fewer than two are there.
  case standardDeviation(atLeast: Int)
  /// The sum of the first half of the numbers, where so many of the second half are there.
  case counted(atLeast: Int)
}

/// A rule of an expression: a number where its condition is the first that is true.
package struct NumericRule: Hashable, Sendable {
  package var condition: Condition
  package var number: NumericExpression

  package init(_ condition: Condition, _ number: NumericExpression) {
    self.condition = condition
    self.number = number
  }
}
