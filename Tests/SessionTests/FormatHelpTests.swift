import DataFormats
import QuerySyntax
import Testing

struct FormatHelpTests {
  @Test("`help load` and `help export` name every ending that can be read and written")
  func endings() throws {
    let load = try #require(Help.page("load")).rendered
    for ending in FileFormat.endings(where: \.isRead) {
      #expect(load.contains(ending), "\(ending)")
    }
    let export = try #require(Help.page("export")).rendered
    for ending in FileFormat.endings(where: \.isWritten) {
      #expect(export.contains(ending), "\(ending)")
    }
  }
}
