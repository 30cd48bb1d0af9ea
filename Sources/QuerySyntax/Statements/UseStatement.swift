/// `use b`
package struct UseStatement: Hashable, Sendable {
  package var dataset: Name

  package init(dataset: Name) {
    self.dataset = dataset
  }
}
