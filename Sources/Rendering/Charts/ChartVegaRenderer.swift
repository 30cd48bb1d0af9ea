package import ResultTables

/// A chart as a Vega-Lite specification with its numbers in it.
package enum ChartVegaRenderer {
  /// The specification on one line, ending in a newline.
  package static func render(_ chart: Chart, options: RenderingOptions) -> String {
    let sheet = ChartSheet(chart, options)
    var json = JSONText()
    json.object { json in
      json.member("$schema", "https://vega.github.io/schema/vega-lite/v5.json")
      json.member("title") { json in
        json.object { json in
          json.member("text", sheet.title)
          json.member("subtitle") { json in
            json.array { json in for note in sheet.notes { json.string(note) } }
          }
          json.member("anchor", "start")
        }
      }
      json.member("width", 480)
      json.member("data") { json in
        json.object { json in
          json.member("values") { json in json.array { values(sheet, &$0) } }
        }
      }
      draw(sheet, &json)
    }
    return json.text + "\n"
  }

  private static func values(_ sheet: ChartSheet, _ json: inout JSONText) {
    for (place, group) in sheet.groups.enumerated() {
      for (answer, point) in sheet.points[place].enumerated() {
        json.object { json in
          json.member("group", group.label)
          json.member("base", point.base.isEmpty ? group.base : point.base)
          json.member("answer", sheet.answers[answer].label)
          json.member("order", answer)
          json.member("value", point.value)
          json.member("low", point.low)
          json.member("high", point.high)
          json.member("text", point.text)
        }
      }
    }
  }

  private static func draw(_ sheet: ChartSheet, _ json: inout JSONText) {
    switch sheet.kind {
    case .dots:
      json.member("layer") { json in
        json.array { json in
          json.object { json in
            json.member("mark", "rule")
            json.member("encoding") { rows(sheet, value: "low", second: "high", &$0) }
          }
          json.object { json in
            json.member("mark") { mark("point", &$0) }
            json.member("encoding") { rows(sheet, value: "value", second: nil, &$0) }
          }
        }
      }
    case .bars:
      json.member("mark", "bar")
      json.member("encoding") { rows(sheet, value: "value", second: nil, &$0) }
    case .stacked:
      json.member("mark", "bar")
      json.member("encoding") { json in
        json.object { json in
          channel("y", field: "group", type: "nominal", sorted: false, &json)
          number("x", field: "value", sheet, &json)
          answers(sheet, &json)
          channel("order", field: "order", type: "quantitative", &json)
        }
      }
    case .lines:
      json.member("mark") { mark("line", &$0) }
      json.member("encoding") { json in
        json.object { json in
          channel("x", field: "group", type: "ordinal", sorted: false, &json)
          number("y", field: "value", sheet, &json)
          answers(sheet, &json)
        }
      }
    }
  }

  private static func mark(_ type: String, _ json: inout JSONText) {
    json.object { json in
      json.member("type", type)
      if type == "line" { json.member("point", true) } else { json.member("filled", true) }
    }
  }

  /// Answers down, groups beside each other within each.
  private static func rows(
    _ sheet: ChartSheet, value: String, second: String?, _ json: inout JSONText
  ) {
    json.object { json in
      channel("y", field: "answer", type: "nominal", sorted: false, &json)
      if sheet.groups.count > 1 {
        channel("yOffset", field: "group", type: "nominal", sorted: false, &json)
        channel("color", field: "group", type: "nominal", sorted: false, &json)
      }
      number("x", field: value, sheet, &json)
      if let second {
        json.member("x2") { json in json.object { $0.member("field", second) } }
      }
    }
  }

  /// A number on the axis of the picture; that of bars begins at 0.
  private static func number(
    _ name: String, field: String, _ sheet: ChartSheet, _ json: inout JSONText
  ) {
    let ticks = sheet.axis.ticks
    channel(name, field: field, type: "quantitative", title: sheet.unit, &json) { json in
      json.member("domain") { json in
        json.array { json in
          json.number(ticks[0])
          json.number(ticks[ticks.count - 1])
        }
      }
      if sheet.kind == .bars || sheet.kind == .stacked { json.member("zero", true) }
    }
  }

  /// Answers in the colours of the picture.
  private static func answers(_ sheet: ChartSheet, _ json: inout JSONText) {
    let colors = ChartColors.colors(
      sheet.answers.count, isOrdered: sheet.isOrdered && sheet.kind == .stacked)
    channel("color", field: "answer", type: "nominal", sorted: false, &json) { json in
      json.member("domain") { json in
        json.array { json in sheet.answers.forEach { json.string($0.label) } }
      }
      json.member("range") { json in json.array { json in colors.forEach { json.string($0) } } }
    }
  }

  private static func channel(
    _ name: String, field: String, type: String, sorted: Bool = true, title: String? = nil,
    _ json: inout JSONText, scale: ((inout JSONText) -> Void)? = nil
  ) {
    json.member(name) { json in
      json.object { json in
        json.member("field", field)
        json.member("type", type)
        if !sorted { json.member("sort") { $0.number(nil) } }
        if let title {
          json.member("title", title)
        } else if name != "order" {
          json.member("title") { $0.number(nil) }
        }
        if let scale { json.member("scale") { json in json.object { scale(&$0) } } }
      }
    }
  }
}
