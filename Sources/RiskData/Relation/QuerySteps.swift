/// A query in steps: each reads the rows of earlier ones, and the last gives the result.
///
/// All become one query with a clause a line, in which the steps before the last stand as tables of their own names. So
/// the query that is shown is the one that runs, and hundreds of stages do not nest.
struct QuerySteps: Sendable {
  /// Writes a step in lines, from the names under which it reads earlier steps.
  typealias Writing = @Sendable ([String]) -> [String]

  private struct Step {
    let label: String
    let inputs: [Int]
    let write: Writing
    let taken: Set<String>
  }

  private var steps: [Step]
  /// How long the text is, more or less, in bytes.
  private(set) var length: Int

  /// A query that is there already; one of several lines is taken as it is.
  init(_ query: String) {
    let lines = query.utf8.contains(10) ? [query] : SQLLayout.lines(of: query)
    steps = [Step(label: "rows", inputs: [], write: { _ in lines }, taken: [])]
    length = query.utf8.count
  }

  /// The query with a step more, which reads what this one gives, and what others give.
  ///
  /// The label is what the step is called in the text, with a number behind it; no step is called as one of the tables
  /// `taken`, which the step's own text reads.
  func adding(
    _ label: String, reading others: [QuerySteps] = [], taken: Set<String> = [], _ write: @escaping Writing
  ) -> QuerySteps {
    var result = self
    var inputs = [steps.count - 1]
    for other in others {
      let shift = result.steps.count
      result.steps += other.steps.map { step in
        Step(label: step.label, inputs: step.inputs.map { $0 + shift }, write: step.write, taken: step.taken)
      }
      result.length += other.length
      inputs.append(result.steps.count - 1)
    }
    let step = Step(label: label, inputs: inputs, write: write, taken: Set(taken.map { $0.lowercased() }))
    result.steps.append(step)
    result.length += write(inputs.map { "\(label)_\($0)" }).reduce(30) { $0 + $1.utf8.count }
    return result
  }

  /// The query.
  var text: String {
    let names = names
    let bodies = steps.map { step in step.write(step.inputs.map { names[$0] }) }
    let last = bodies[bodies.count - 1].joined(separator: "\n")
    guard steps.count > 1 else { return last }
    let tables = zip(names, bodies.dropLast()).map { name, body in
      "  \(name) AS (\n" + body.map { "    \($0)\n" }.joined() + "  )"
    }
    return "WITH\n\(tables.joined(separator: ",\n"))\n\(last)"
  }

  /// The names of the steps: none is one of a user's.
  private var names: [String] {
    let taken = steps.reduce(into: Set<String>()) { $0.formUnion($1.taken) }
    return steps.enumerated().map { number, step in
      var name = "\(step.label)_\(number)"
      while taken.contains(name) { name += "_" }
      return name
    }
  }
}
