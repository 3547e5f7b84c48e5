import RiskExpressions

/// Every function in a line, by what it is for.
enum FunctionList {
  /// The sections, operators first.
  static var blocks: [HelpPage.Block] {
<<<<<<< HEAD
    [
      .heading("Operators"), .entries(entries(where: \.isOperator)),
      .heading("Functions of a row"), .entries(entries { !$0.isOperator && $0.isOfOneRow }),
      .heading("Aggregates"), .entries(entries(where: \.isAggregate)),
      .heading("Functions of other rows, before over (by … sort …)"), .entries(entries(where: \.isWindow)),
=======
    let all = FunctionTable.all
    let sections = [
      ("Operators", all.filter(\.isOperator)), ("Functions of a row", all.filter { !$0.isOperator && $0.isOfOneRow }),
      ("Aggregates", all.filter(\.isAggregate)),
      ("Functions of other rows, before over (by … sort …)", all.filter(\.isWindow)),
      ("Functions of lists, outside of rows", all.filter(\.isOfLists)),
>>>>>>> 81146c70f2a47eee4bc8e79d7f1012aa8631435e
    ]
  }

  /// The functions of a kind.
  static func entries(where belongs: (Function) -> Bool) -> [HelpPage.Entry] {
    FunctionTable.all.filter(belongs).map(entry)
  }

  private static func entry(_ function: Function) -> HelpPage.Entry {
    HelpPage.Entry(
      function.usage, function.summary, page: HelpPage.Reference(kind: .function, name: function.name))
  }
}
