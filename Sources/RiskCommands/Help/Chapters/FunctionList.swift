import RiskExpressions

/// Every function in a line, by what it is for.
enum FunctionList {
  /// The sections, operators first.
  static var blocks: [HelpPage.Block] {
    let all = FunctionTable.all
    let sections = [
      ("Operators", all.filter(\.isOperator)), ("Functions of a row", all.filter { !$0.isOperator && $0.isOfOneRow }),
      ("Aggregates", all.filter(\.isAggregate)),
      ("Functions of other rows, before over (by … sort …)", all.filter(\.isWindow)),
      ("Functions of lists, outside of rows", all.filter(\.isOfLists)),
    ]
    return sections.flatMap { [.heading($0.0), .entries($0.1.map(entry))] }
  }

  private static func entry(_ function: Function) -> HelpPage.Entry {
    HelpPage.Entry(
      function.usage, function.summary, page: HelpPage.Reference(kind: .function, name: function.name))
  }
}
