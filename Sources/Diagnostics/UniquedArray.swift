extension Array where Element: Hashable {
  /// The elements, each at its first place.
  ///
  /// Made anew for the elements of every module that uses it: without that a table of a book spends more
  /// on it than on its notes.
  @inlinable
  public func uniqued() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
