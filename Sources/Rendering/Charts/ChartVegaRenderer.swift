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
          json.member("base", group.base)
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
          channel("x", field: "value", type: "quantitative", title: sheet.unit, &json)
          channel("color", field: "answer", type: "nominal", sorted: false, &json)
          channel("order", field: "order", type: "quantitative", &json)
        }
      }
    case .lines:
      json.member("mark") { mark("line", &$0) }
      json.member("encoding") { json in
        json.object { json in
          channel("x", field: "group", type: "ordinal", sorted: false, &json)
          channel(
            "y", field: "value", type: "quantitative", title: sheet.unit, domain: sheet.axis, &json)
          channel("color", field: "answer", type: "nominal", sorted: false, &json)
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
      channel("x", field: value, type: "quantitative", title: sheet.unit, domain: sheet.axis, &json)
      if let second {
        json.member("x2") { json in json.object { $0.member("field", second) } }
      }
    }
  }

  private static func channel(
    _ name: String, field: String, type: String, sorted: Bool = true, title: String? = nil,
    domain: ClosedRange<Double>? = nil, _ json: inout JSONText
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
        if let domain {
          json.member("scale") { json in
            json.object { json in
              json.member("domain") { json in
                json.array { json in
                  json.number(domain.lowerBound)
                  json.number(domain.upperBound)
                }
              }
            }
          }
        }
      }
    }
  }
}
