import QueryPlan

/// The rows behind a Total column: those that at least one part of the banner keeps.
struct BannerTotal {
  let sources: [AxisSource]

  init(_ parts: [PartLines]) {
    switch parts.count {
    case 0: sources = []
    case 1: sources = parts[0].validity
    default: sources = [.coverage(parts.map(\.validity))]
    }
  }
}
