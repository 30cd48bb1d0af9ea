internal import Codebook
internal import Microdata

/// What a data package says about one table and its columns.
struct TableDescription {
  /// Path of the table within the package's folder.
  var path: String
  var name: String?
  var title: LocalizedText = ""
  var unit: LocalizedText?
  var source: LocalizedText = ""
  var delimiter: UInt8?
  var encoding = "utf-8"
  var fields: [Field]
  var waveVariable: String?
  var weights: [String] = []
  var nets: [NetPlan] = []
  var multiples: [MultiplePlan] = []
  /// Other tables of the package, which are not read.
  var otherTables: [String] = []

  /// One column.
  struct Field {
    /// How its values are kept.
    enum FieldKind: Equatable {
      case number(DecimalMark)
      case whole
      case text
      case categorical([Category], isOrdered: Bool)
    }

    var name: String
    var label: LocalizedText
    var question: LocalizedText
    var kind: FieldKind
    /// Never empty: the first reason is the empty field.
    var missing: [MissingReason]
  }

  /// A subtotal, by the codes of its parts.
  struct NetPlan {
    var variable: String
    var code: String
    var label: LocalizedText
    var categories: [String]
    /// Where the descriptor says so.
    var offset: Int
  }

  /// A multiple-response question over yes/no columns.
  struct MultiplePlan {
    var name: String
    var title: LocalizedText
    var question: LocalizedText
    var items: [String]
    var counting: [String]
    var offset: Int
  }
}
