import Foundation
import RiskExpressions

/// What a select of a user's reads, found in the tree the engine itself reads it as.
///
/// Names of tables stand for datasets and for the tables the select defines, and for nothing else: a name in quotes that
/// would be opened as a file is the name of no dataset. So are functions that open files or ask about the engine.
struct SelectReview {
  /// A table that is read and not defined in the select.
  struct Table {
    let name: String
    let offset: Int?
  }

  private(set) var tables: [Table] = []
  /// The names of the variables.
  private(set) var variables: [String] = []

  private typealias Node = [String: Any]

  /// Table functions that read nothing but their arguments.
  private static let harmless: Set<String> = ["range", "generate_series", "unnest"]
  /// Functions that read files or tell of the engine and the machine, and those of its own chance, which no seed settles.
  private static let forbidden: Set<String> = [
    // Ours, for queries that are written here: over a whole window the engine hands them the wrong states.
    "exact_sum", "exact_mean",
    // Ours too: it knows its calculations by numbers that no one types.
    "calculation",
    "json_serialize_plan", "json_execute_serialized_sql", "getenv", "current_setting", "write_log", "getvariable",
    "nextval", "currval", "random", "setseed", "uuid", "uuidv4", "uuidv7", "gen_random_uuid",
  ]

  /// Reviews the tree of one select, in the engine's JSON.
  init(_ json: String) throws(DataFault) {
    guard let tree = try? JSONSerialization.jsonObject(with: Data(json.utf8)) as? Node else {
      throw .wrongSQL("it is nested too deeply", offset: nil)
    }
    if tree["error"] as? Bool == true { throw SelectReview.fault(tree) }
    guard let statements = tree["statements"] as? [Any], statements.count == 1 else {
      throw .forbiddenSQL("anything but one select", offset: nil)
    }
    try visit(statements[0], [])
  }

  private static func fault(_ tree: Node) -> DataFault {
    guard tree["error_type"] as? String == "parser" else {
      return .forbiddenSQL("anything but one select", offset: nil)
    }
    let message = tree["error_message"] as? String ?? ""
    return .wrongSQL(EngineError.plain(message), offset: (tree["position"] as? String).flatMap { Int($0) })
  }

  /// Visits a part of the tree; `defined` are the tables of `with` that are known there.
  private mutating func visit(_ part: Any, _ defined: Set<[UInt8]>) throws(DataFault) {
    if let items = part as? [Any] {
      for item in items { try visit(item, defined) }
    } else if let node = part as? Node {
      try visit(node, defined)
    }
  }

  private mutating func visit(_ node: Node, _ outer: Set<[UInt8]>) throws(DataFault) {
    var defined = outer
    for entry in (node["cte_map"] as? Node)?["map"] as? [Node] ?? [] {
      if let definition = entry["value"] { try visit(definition, defined) }
      if let name = entry["key"] as? String { defined.insert(name.foldedAsByEngine) }
    }
    try review(node, defined)
    let isRecursive = node["type"] as? String == "RECURSIVE_CTE_NODE"
    for (key, part) in node where key != "cte_map" {
      // Only what comes again reads the table that is being defined.
      let own = isRecursive && key == "right" ? (node["cte_name"] as? String)?.foldedAsByEngine : nil
      try visit(part, own.map { defined.union([$0]) } ?? defined)
    }
  }

  private mutating func review(_ node: Node, _ defined: Set<[UInt8]>) throws(DataFault) {
    let offset = (node["query_location"] as? NSNumber).flatMap { Int(exactly: $0.uint64Value) }
    if node["sample"] is Node { throw .forbiddenSQL("a sample of the engine's own", offset: offset) }
    // Functions of one row, aggregates and windows alike.
    if let name = node["function_name"] as? String, SelectReview.forbidden.contains(name.lowercased()) {
      throw .forbiddenSQL("the function '\(name)'", offset: offset)
    }
    switch node["type"] as? String {
    case "BASE_TABLE":
      let name = node["table_name"] as? String ?? ""
      let spaces = [node["catalog_name"], node["schema_name"]].compactMap { $0 as? String }.filter { !$0.isEmpty }
      guard spaces.isEmpty else { throw .forbiddenSQL("the engine's own '\(spaces[0]).\(name)'", offset: offset) }
      if !defined.contains(name.foldedAsByEngine) { tables.append(Table(name: name, offset: offset)) }
    case "TABLE_FUNCTION":
      let name = (node["function"] as? Node)?["function_name"] as? String ?? ""
      guard SelectReview.harmless.contains(name.lowercased()) else {
        throw .forbiddenSQL("the table function '\(name)'", offset: offset)
      }
    case "SHOW_REF": throw .forbiddenSQL("'show', 'describe' or 'summarize'", offset: offset)
    case "VALUE_PARAMETER": variables.append(node["identifier"] as? String ?? "")
    default: break
    }
  }
}
