import Diagnostics
import Testing

@Suite("Name folding")
struct NameFoldingTests {
  @Test(
    "case and accents are forgiven",
    arguments: [("Télétravail", "teletravail"), ("ÇA", "ca"), ("Ω", "ω"), ("role", "role")])
  func folding(name: String, folded: String) {
    #expect(NameFolding.folded(name) == folded)
  }

  @Test(
    "the nearest names come first",
    arguments: [
      ("telewrok", ["telework"]), ("rôle", ["role", "role_group"]), ("tele", ["telework"]),
      ("xyzzy", []), ("wvae", ["wave"]),
    ])
  func nearest(name: String, found: [String]) {
    let names = ["telework", "role", "role_group", "wave", "size"]
    #expect(NameFolding.nearest(to: name, among: names) == found)
  }

  @Test("a very long name is answered at once")
  func long() {
    let long = String(repeating: "a", count: 100_000)
    #expect(NameFolding.nearest(to: long, among: [long + "b", "role"]).count <= 1)
  }
}
