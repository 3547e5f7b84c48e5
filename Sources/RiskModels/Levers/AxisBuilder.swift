import RiskExpressions

/// Cuts the values of an input into cells for several models at once.
struct AxisBuilder {
  let scale: InputScale
  /// The places of all values, first to last.
  let places: ClosedRange<Int64>
  private(set) var isExact = true
  /// The first places of cells.
  private var starts: Set<Int64> = []
  private var courses: [[Course]] = []

  init(_ scale: InputScale, _ places: ClosedRange<Int64>) {
    self.scale = scale
    self.places = places
    starts = [places.lowerBound]
  }

  /// What is known of a feature along the input.
  private struct Course {
    let feature: Int
    let stretches: [Stretch]?
    /// Whether the figure follows it between the steps, too.
    let isSmooth: Bool
  }

  /// Adds the steps of a model's features.
  mutating func add(_ model: CustomerModel, _ row: VariedRow?) throws {
    guard let row else { return courses.append([]) }
    let limits = model.model.splitLimits
    var found: [Course] = []
    for (feature, expression) in model.model.plan.expressions.enumerated() where row.isRead(by: expression) {
      let isSmooth = model.smoothFeatures.contains(feature)
      let stretches = try analysed(expression, row, limits, feature: feature, isSmooth)
      if stretches == nil { try look(expression, row, isSmooth) { limits.place(of: $0, feature: feature) } }
      found.append(Course(feature: feature, stretches: stretches, isSmooth: isSmooth))
    }
    courses.append(found)
  }

  /// Adds the steps of a feature whose course is known; nil where it is not.
  private mutating func analysed(
    _ expression: RowExpression, _ row: VariedRow, _ limits: SplitLimits, feature: Int, _ isSmooth: Bool
  ) throws -> [Stretch]? {
    var analysis = TrendAnalysis(row: row)
    guard let stretches = analysis.stretches(of: expression, over: places) else { return nil }
    var search = StepSearch(row: row)
    var steps: [Int64] = []
    var last: Int?
    for stretch in stretches {
      guard let found = try? search.steps(of: expression, in: stretch, limits: limits.limits[feature]) else {
        return nil
      }
      let ends = try [stretch.places.lowerBound, stretch.places.upperBound].map { place in
        limits.place(of: try search.row.feature(expression, at: place), feature: feature)
      }
      if isSmooth || ends[0] != last { steps.append(stretch.places.lowerBound) }
      steps += found
      last = ends[1]
    }
    starts.formUnion(steps)
    return stretches
  }

  /// Looks at a feature whose course is not known: at every value where they can be counted, else at samples.
  private mutating func look(
    _ expression: RowExpression, _ row: VariedRow, _ isSmooth: Bool, placed: (Double) -> Int
  ) throws {
    var row = row
    let isListed = scale != .numbers && places.distance < UInt64(InputAxis.listLimit)
    let looked = isListed ? Array(places) : samples
    if !isListed { isExact = false }
    var last = (place: places.lowerBound, answer: placed(try row.feature(expression, at: places.lowerBound)))
    for place in looked.dropFirst() {
      let answer = placed(try row.feature(expression, at: place))
      if isSmooth {
        starts.insert(place)
      } else if answer != last.answer {
        let change = try (last.place...place).first { placed(try row.feature(expression, at: $0)) != last.answer }
        if let change { starts.insert(change) }
        starts.insert(place)
      }
      last = (place, answer)
    }
  }

  private var samples: [Int64] {
    let (low, high) = (scale.number(at: places.lowerBound), scale.number(at: places.upperBound))
    let width = high / Double(InputAxis.sampleCount) - low / Double(InputAxis.sampleCount)
    // By value, and by the size of values where they reach far.
    let step = Int64(clamping: places.distance / UInt64(InputAxis.sampleCount))
    let inner = (1..<InputAxis.sampleCount).flatMap { sample in
      [scale.place(of: low + width * Double(sample)), places.lowerBound &+ step &* Int64(sample)]
    }
    return Set(inner + [places.lowerBound, places.upperBound]).filter(places.contains).sorted()
  }

  /// The cells in order.
  func cells(_ type: ScalarType) -> [InputAxis.Cell] {
    let starts = starts.sorted()
    return starts.indices.map { index in
      let upper = index + 1 < starts.count ? starts[index + 1] - 1 : places.upperBound
      return InputAxis.Cell(places: starts[index]...upper, value: scale.value(at: starts[index], type: type))
    }
  }

  /// The features of a model in the cells.
  func features(ofModel model: CustomerModel, at index: Int, _ row: VariedRow?, _ cells: [InputAxis.Cell]) throws
    -> InputAxis.Features
  {
    guard var row else { return InputAxis.Features(places: [], values: [], ends: nil, trends: []) }
    let courses = courses[index]
    let isSmooth = courses.contains(where: \.isSmooth)
    var (values, ends): ([Double], [Double]) = ([], [])
    var trends: [Trend?] = []
    var current = [Int](repeating: 0, count: courses.count)
    for cell in cells {
      guard let places = cell.places else { continue }
      for (place, course) in courses.enumerated() {
        let expression = model.model.plan.expressions[course.feature]
        values.append(try row.feature(expression, at: places.lowerBound))
        guard isSmooth else { continue }
        trends.append(trend(of: course, over: places, &current[place]))
      }
      guard isSmooth else { continue }
      for course in courses {
        ends.append(try row.feature(model.model.plan.expressions[course.feature], at: places.upperBound))
      }
    }
    return InputAxis.Features(
      places: courses.map(\.feature), values: values, ends: isSmooth ? ends : nil, trends: trends)
  }

  private func trend(of course: Course, over places: ClosedRange<Int64>, _ current: inout Int) -> Trend? {
    if places.distance == 0 || !course.isSmooth { return .steady }
    guard let stretches = course.stretches else { return nil }
    while current + 1 < stretches.count, stretches[current].places.upperBound < places.lowerBound { current += 1 }
    return stretches[current].trend
  }
}
