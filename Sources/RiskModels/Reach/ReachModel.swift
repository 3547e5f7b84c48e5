import RiskExpressions

/// A model of a customer with some inputs free, and what its margin can be while they move.
struct ReachModel: Sendable {
  /// The model.
  let model: CreditModel
  /// How its margin is bounded.
  let course: Course
  /// The features that read several of the free inputs.
  let joint: [JointFeature]
  /// How far a margin as scored may be from what is added up here.
  let slack: Double

  /// How a margin follows from the inputs.
  enum Course: Sendable {
    case trees(BoxForest)
    case sum(WeightedTerms)
    /// Nothing is known but by scoring.
    case unknown
  }

  /// A feature that reads several free inputs: a dimension of its own, cut at the limits of its splits.
  struct JointFeature: Sendable {
    let dimension: Int
    let axes: [Int]
    let feature: ExtentExpression
    let limits: [Double]
  }

  /// Whether the margin may change within a cell, or with several inputs in ways that cells do not show.
  var isCoupled: Bool {
    switch course {
    case .trees: !joint.isEmpty
    case .sum(let terms): !terms.terms.isEmpty
    case .unknown: true
    }
  }

  /// Prepares a model: `index` is its place among those that score together.
  init(_ varied: VariedCustomer, _ index: Int, _ axes: [ReachAxis]) throws {
    let customer = varied.models[index]
    model = customer.model
    let moving = try MovingFeatures(customer, index, axes)
    joint = moving.joint
    course = Self.course(customer, moving)
    slack =
      switch course {
      case .trees(let boxes): Self.slack(boxes, model.predictor)
      case .sum, .unknown: 0
      }
  }

  private static func course(_ customer: CustomerModel, _ moving: MovingFeatures) -> Course {
    let row = customer.features
    switch customer.model.predictor {
    case .boosted(.xgboost(let trees)):
      let forest = trees.forest
      let boxes = forest.boxes(row, moving.features, sizes: moving.sizes, base: Double(trees.baseMargin)) {
        Double(forest.nodes[$0].value)
      }
      return boxes.map(Course.trees) ?? .unknown
    case .boosted(.lightGBM(let trees)):
      let share = trees.isAverage ? 1 / Double(max(1, trees.treeCount)) : 1
      let boxes = trees.forest.boxes(row, moving.features, sizes: moving.sizes, base: 0) { leaf in
        guard let linear = trees.linearLeaves[leaf] else { return trees.forest.nodes[leaf].value * share }
        guard linear.features.allSatisfy({ moving.isFixed($0) }) else { return nil }
        return row.withUnsafeBufferPointer { row in row.baseAddress.map { linear.value(for: $0) * share } }
      }
      return boxes.map(Course.trees) ?? .unknown
    case .boosted(.linear(let model)):
      return .sum(
        moving.terms(
          Double(model.intercept), model.weights.map(Double.init), row, skipsMissing: true, rounding: 1e-6))
    case .regression(let model):
      return .sum(
        moving.terms(
          model.intercept.value, model.coefficients.map(\.value), row, skipsMissing: false, rounding: 1e-12))
    case .segments, .anomaly, .embedding: return .unknown
    }
  }

  /// Sums of n numbers differ from the exact ones by n roundings of what they add up at most (Higham 2002, "Accuracy and
  /// Stability of Numerical Algorithms", section 4.2); XGBoost adds in Float32.
  private static func slack(_ boxes: BoxForest, _ predictor: Predictor) -> Double {
    let steps = Double(predictor.size.count + 4)
    let own = boxes.total * 0x1p-44
    guard case .boosted(.xgboost) = predictor else { return steps * boxes.magnitude * 0x1p-50 + own }
    return steps * boxes.magnitude * 0x1p-24 + own
  }
}

extension ReachModel {
  /// The start of the search: everything is possible.
  var start: BoxLeaves {
    switch course {
    case .trees(let boxes): return boxes.leaves
    case .sum(let terms) where terms.terms.isEmpty:
      let margin = terms.margin(UnsafeBufferPointer(start: nil, count: 0))
      return BoxLeaves(boxes: [], constant: 0, low: margin.low, high: margin.high)
    case .sum, .unknown: return BoxLeaves(boxes: [], constant: 0, low: -.infinity, high: .infinity)
    }
  }

  /// What is left when one axis has become smaller, and the margin's bounds.
  func narrowed(
    _ leaves: BoxLeaves, axis: Int, to cells: Range<Int32>, _ extents: UnsafeBufferPointer<Extent>
  ) -> (leaves: BoxLeaves, margin: Extent) {
    switch course {
    case .trees(let boxes):
      var limits = [(dimension: axis, cells: cells)]
      for feature in joint where feature.axes.contains(axis) {
        limits.append((feature.dimension, feature.cells(extents)))
      }
      let left = boxes.leaves(leaves, within: limits)
      return (left, Extent(left.low - slack, left.high + slack))
    case .sum(let terms): return (leaves, terms.margin(extents))
    case .unknown: return (leaves, .unknown)
    }
  }
}

extension ReachModel.JointFeature {
  /// The cells of the dimension that the feature can be in: the first is for a missing value.
  func cells(_ inputs: UnsafeBufferPointer<Extent>) -> Range<Int32> {
    let extent = feature.extent(inputs)
    guard !extent.isEmpty else { return 0..<1 }
    let low = extent.canBeMissing ? 0 : place(of: extent.low) + 1
    return low..<(place(of: extent.high) + 2)
  }

  /// How many limits are below a value.
  private func place(of value: Double) -> Int32 {
    var lower = 0
    var upper = limits.count
    while lower < upper {
      let middle = (lower + upper) / 2
      if limits[middle] < value { lower = middle + 1 } else { upper = middle }
    }
    return Int32(truncatingIfNeeded: lower)
  }
}
