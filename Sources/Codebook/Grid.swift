/// A battery: questions with one common scale that stand in one table, an item a row.
///
/// It names variables of its data set and holds no answers itself.
package struct Grid: Hashable, Sendable {
  package var name: String
  package var label: LocalizedText
  /// Names of variables, in the order of the table's rows; never empty.
  package var items: [String]

  package init(name: String, label: LocalizedText = "", items: [String]) {
    self.name = name
    self.label = label
    self.items = items
  }

  /// The label, or the name where there is none.
  package func title(_ language: String) -> String {
    label.isEmpty ? name : label.inLanguage(language)
  }
}
