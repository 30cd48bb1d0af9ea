import ResultTables

/// Sentences on what disclosure control hides.
extension NoteText {
  /// What disclosure control did; nothing when it found nothing to do.
  func disclosure(_ told: Note.Disclosure) -> String? {
    var sentences: [String] = []
    let parts = hiddenParts(told)
    if !parts.isEmpty {
      sentences.append(
        vocabulary.sentence(.hiddenCells, ["parts": parts.joined(separator: ", ")]))
    }
    if told.unlisted > 0 {
      sentences.append(
        vocabulary.sentence(
          .unlisted,
          ["n": numbers.count(told.unlisted), "threshold": numbers.count(told.threshold)]))
    }
    if told.rounding > 1 {
      sentences.append(vocabulary.sentence(.rounded, ["n": numbers.count(told.rounding)]))
    }
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }

  private func hiddenParts(_ told: Note.Disclosure) -> [String] {
    var parts: [String] = []
    if told.primary > 0 {
      let word = vocabulary[vocabulary.isOne(told.primary) ? .cell : .cells]
      parts.append(
        vocabulary.sentence(
          .hiddenSmall,
          [
            "cells": numbers.count(told.primary) + " " + word,
            "threshold": numbers.count(told.threshold),
          ]))
    }
    if told.secondary > 0 {
      parts.append(
        vocabulary.sentence(.hiddenCover, ["n": numbers.count(told.secondary)]))
    }
    if told.hidesOthers { parts.append(vocabulary[.hiddenOthers]) }
    return parts
  }
}
