extension CompletionAnswer {
  /// What the candidates agree on, to put in place of what is typed.
  ///
  /// - Parameter typed: the text to be replaced.
  /// - Returns: the one candidate, or the characters all begin with; nil if that is shorter than
  ///   what is typed, which then found them by something else than their names, or the same.
  func agreedText(insteadOf typed: String) -> String? {
    guard let first = candidates.first?.insert else { return nil }
    let common = candidates.dropFirst().reduce(first) { common, candidate in
      String(zip(common, candidate.insert).prefix { $0 == $1 }.map(\.0))
    }
    let isShorter = candidates.count > 1 && common.count < typed.count
    return isShorter || common == typed ? nil : common
  }
}
