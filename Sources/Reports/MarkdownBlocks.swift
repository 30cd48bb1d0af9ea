private import CCommonMark

/// Markdown as blocks of HTML in which nothing can act.
enum MarkdownBlocks {
  struct Block {
    /// The level of a heading; 0 for other blocks.
    var heading: Int
    /// Ends in a newline.
    var html: String
    /// Of a heading, its letters.
    var text: String
  }

  /// The blocks of a text, by CommonMark 0.30; raw HTML comes out as text.
  ///
  /// - Complexity: O(characters).
  static func read(_ markdown: String) -> [Block] {
    let list = List()
    var markdown = markdown
    markdown.withUTF8 { bytes in
      // SAFETY: the call reads the bytes and the list while it runs, and keeps neither.
      bytes.withMemoryRebound(to: CChar.self) { characters in
        ccommonmark_blocks(
          characters.baseAddress, characters.count, Unmanaged.passUnretained(list).toOpaque()
        ) { context, heading, html, text in
          guard let context, let html, let text else { return }
          let list = Unmanaged<List>.fromOpaque(context).takeUnretainedValue()
          list.blocks.append(
            Block(
              heading: Int(heading), html: String(cString: html), text: String(cString: text)))
        }
      }
    }
    return list.blocks
  }

  private final class List { var blocks: [Block] = [] }
}
