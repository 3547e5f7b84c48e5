import RiskExpressions

/// What the models say at any value along an axis, not only where a cell begins.
struct AxisProbe {
  private let customer: VariedCustomer
  private let input: String
  private let scale: InputScale
  private var rows: [VariedRow?]
  private let features: [InputAxis.Features]

  /// Looks along an axis of numbers or days.
  init(_ axis: InputAxis, of customer: VariedCustomer, scale: InputScale) {
    self.customer = customer
    self.scale = scale
    input = axis.input
    rows = customer.rows(varying: axis.input, scale)
    features = axis.features
  }

  /// What the models say at a place.
  mutating func figures(at place: Int64) throws -> Figures {
    var predictions: [Double] = []
    for (index, model) in customer.models.enumerated() {
      var values: [Double] = []
      for feature in features[index].places {
        values.append(try rows[index]?.feature(model.model.plan.expressions[feature], at: place) ?? .nan)
      }
      predictions += try model.predictions(features[index].places, values, count: 1)
    }
    let isExposure = customer.scorer.exposureColumn == input
    return customer.figures(predictions, exposure: isExposure ? scale.number(at: place) : customer.now.exposure)
  }
}
