import Codebook
import Testing

@Suite struct MultipleResponseTests {
  @Test(
    "an item's code is its variable's name without the common beginning",
    arguments: [
      (["media_app", "media_boards"], ["app", "boards"]),
      (["media_web", "media_website"], ["web", "website"]),
      (["q_9", "q_10", "q_11"], ["9", "10", "11"]),
      (["q10", "q11"], ["q10", "q11"]),
      (["a", "b"], ["a", "b"]),
      (["q", "qa"], ["q", "qa"]),
      (["m", "m_a"], ["m", "m_a"]),
      (["media_app"], ["media_app"]),
    ])
  func itemCodes(names: [String], codes: [String]) {
    #expect(MultipleResponse.itemCodes(ofVariables: names) == codes)
  }
}
