package struct HelpPage: Sendable { package var text: String }
package enum Help {
  package static let overview = "help"
  package static let topics: [String] = []
  package static func page(_ word: String) -> HelpPage? { nil }
}
