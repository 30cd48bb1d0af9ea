import TextLayout

/// A page that stands alone: no network, no script, one stylesheet for whatever is written as HTML.
package enum HTMLPage {
  /// A complete page.
  ///
  /// - Parameters:
  ///   - title: as plain text; a page without one bears the program's name.
  ///   - language: of its words: `en`.
  ///   - body: markup that stands within `main`.
  /// - Returns: the page, from doctype to its last newline.
  package static func html(title: String, language: String, body: String) -> String {
    """
    <!doctype html>
    <html lang="\(SafeText.markup(language))">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>\(SafeText.markup(title.isEmpty ? "baro" : title))</title>
    <style>
    \(style)</style>
    </head>
    <body>
    <main>
    \(body)</main>
    </body>
    </html>

    """
  }

  /// The look of a page: readable on a phone and a desk, light and dark, on A4.
  private static let style = """
    :root { --text: #1a1a1a; --faint: #595959; --line: #8c8c8c; --page: #ffffff; --band: #f4f4f2;
      --good: #00664b; --bad: #a33b00; --link: #005a9c; }
    @media (prefers-color-scheme: dark) {
      :root { --text: #e8e8e6; --faint: #b0b0ad; --line: #7a7a78; --page: #17181a; --band: #232427;
        --good: #5ccfa5; --bad: #ff9a5c; --link: #7fc1ff; }
    }
    * { box-sizing: border-box; }
    body { margin: 0 auto; padding: 1.5rem 1rem 3rem; max-width: 54rem; color: var(--text);
      background: var(--page); font: 1rem/1.55 system-ui, sans-serif; }
    h1, h2, h3 { line-height: 1.25; margin: 2.2em 0 0.6em; }
    h1 { font-size: 1.9rem; margin-top: 0.4em; } h2 { font-size: 1.35rem; } h3 { font-size: 1.1rem; }
    a { color: var(--link); }
    nav { border: 1px solid var(--line); border-radius: 6px; padding: 0.6rem 1.2rem; margin: 0 0 1.5rem; }
    nav h2 { font-size: 1rem; margin: 0; } nav ol { margin: 0.4rem 0; padding-left: 1.2rem; }
    nav .level3 { margin-left: 1.2rem; }
    .verdict { font-weight: 600; border-left: 4px solid var(--line); padding-left: 0.8rem; }
    .cell { margin: 1.2rem 0; }
    figure { margin: 0 0 1.4rem; overflow-x: auto; }
    figure svg { max-width: 100%; height: auto; min-width: 34rem; display: block; color: inherit; }
    figure svg .paper { fill: none; }
    table { border-collapse: collapse; border-top: 2px solid; border-bottom: 2px solid; font-size: 0.92rem; }
    caption { text-align: left; font-weight: 600; padding: 0.3em 0; }
    th, td { padding: 0.2em 0.7em; vertical-align: bottom; font-variant-numeric: tabular-nums; }
    th { font-weight: normal; } thead, tbody { border-bottom: 1px solid var(--line); }
    figcaption, figure > p { font-size: 0.82rem; color: var(--faint); }
    figcaption p, figure > p { margin: 0.3em 0; max-width: 46rem; }
    p.baro { margin: 0.25em 0; }
    pre { overflow-x: auto; background: var(--band); padding: 0.7rem 0.9rem; border-radius: 4px;
      font-size: 0.85rem; line-height: 1.45; }
    .error { border-left: 4px solid var(--bad); }
    details { margin: 0.2rem 0; } summary { color: var(--faint); font-size: 0.82rem; cursor: pointer; }
    footer { margin-top: 3rem; font-size: 0.82rem; color: var(--faint); }
    @page { size: A4; margin: 18mm; }
    @media print {
      :root { --text: #000; --faint: #444; --line: #777; --page: #fff; --band: #f4f4f4; }
      body { max-width: none; padding: 0; font-size: 10.5pt; }
      details, nav { display: none; }
      figure, tr { break-inside: avoid; } h2, h3 { break-after: avoid; }
      figure { overflow: visible; } figure svg { min-width: 0; }
    }

    """
}
