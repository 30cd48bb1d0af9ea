package import Codebook

/// The rows of a categorical variable, one slot each (see `CodeStorage`), with its answers.
package struct CategoricalColumn: Sendable {
  package var codes: CodeStorage
  package var answers: AnswerList

  package init(codes: CodeStorage, answers: AnswerList) {
    self.codes = codes
    self.answers = answers
  }

  package init(
    codes: CodeStorage, categories: [Category], nets: [Net] = [], isOrdered: Bool = false,
    isText: Bool = false
  ) {
    self.codes = codes
    answers = AnswerList(
      categories: categories, nets: nets, isOrdered: isOrdered, isText: isText)
  }

  package var categories: [Category] {
    get { answers.categories }
    set { answers.categories = newValue }
  }

  package var nets: [Net] {
    get { answers.nets }
    set { answers.nets = newValue }
  }
}
