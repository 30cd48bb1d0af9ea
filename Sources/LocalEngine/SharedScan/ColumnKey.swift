import Codebook
import Microdata
import QueryPlan

/// What a pass reads: the codes of an axis, or which of eight items of a set were chosen.
enum ColumnKey: Hashable {
  case axis(AxisSource)
  /// Slot b has the items whose bits are set in b; counted in place of the items one by one.
  case packedItems(variable: String, group: Int)
}

extension ColumnAccess {
  /// Slots of a column that a pass reads, and which of them are answers.
  func slotLayout(of key: ColumnKey) -> SlotLayout {
    switch key {
    case .axis(let source): return dataset.codebook.slotLayout(of: source)
    case .packedItems(let name, let group):
      return SlotLayout(answerCount: (1 << itemCount(of: name, inGroup: group)) - 1, reasonCount: 1)
    }
  }

  private func itemCount(of name: String, inGroup group: Int) -> Int {
    guard case .multiple(let response)? = dataset.codebook[name]?.kind else { return 0 }
    let size = MultipleColumn.itemsPerByte
    return min(size, response.items.count - group * size)
  }
}
