/// `rows where comment like "*cyber*" show role, comment top 20` / `rows last["regular", "elected"]`
package struct RowsStatement: Hashable, Sendable {
  package var cell: CellReference?
  package var clauses: Clauses

  package init(cell: CellReference? = nil, clauses: Clauses = Clauses()) {
    self.cell = cell
    self.clauses = clauses
  }
}
