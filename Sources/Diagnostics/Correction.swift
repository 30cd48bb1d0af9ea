/// A text with the corrections that its diagnostics offer.
package enum Correction {
  /// Applies the fixes of several diagnostics.
  ///
  /// - Parameters:
  ///   - diagnostics: of this text; of fixes that overlap the first is taken.
  ///   - start: the UTF-8 offset where the text that is wanted begins.
  ///   - source: the text.
  /// - Returns: the text from the start on; nil where no fix is offered.
  package static func text(
    _ diagnostics: [Diagnostic], from start: Int = 0, in source: SourceText
  ) -> String? {
    var fixes: [Fix] = []
    for fix in diagnostics.compactMap(\.fix) where fix.range.lower >= start {
      if !fixes.contains(where: { $0.range.overlaps(fix.range) }) { fixes.append(fix) }
    }
    guard !fixes.isEmpty else { return nil }
    var corrected = ""
    var place = start
    for fix in fixes.sorted(by: { $0.range.lower < $1.range.lower }) {
      corrected += source.slice(place, fix.range.lower) + fix.replacement
      place = fix.range.upper
    }
    return corrected + source.slice(place, source.text.utf8.count)
  }
}

extension SourceRange {
  /// Whether two ranges share a byte, or begin at the same place.
  fileprivate func overlaps(_ other: SourceRange) -> Bool {
    lower == other.lower || (lower < other.upper && other.lower < upper)
  }
}
