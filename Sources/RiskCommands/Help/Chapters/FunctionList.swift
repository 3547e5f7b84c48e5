import RiskExpressions

/// Every function in a line, by what it is for.
enum FunctionList {
  /// The sections, operators first.
  static var blocks: [HelpPage.Block] {
    [
      .heading("Operators"), .entries(entries(where: \.isOperator)),
      .heading("Functions of a row"), .entries(entries { !$0.isOperator && $0.isOfOneRow }),
      .heading("Aggregates"), .entries(entries(where: \.isAggregate)),
      .heading("Functions of other rows, before over (by … sort …)"), .entries(entries(where: \.isWindow)),
      .heading("Functions of lists, outside of rows"), .entries(entries(where: \.isOfLists)),
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
