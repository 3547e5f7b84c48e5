/// How LightGBM adds trees up.
enum LightGBMBoosting: String, Sendable, CaseIterable {
  case gbdt, goss, dart, rf
}

/// How LightGBM keeps predictions to directions.
enum LightGBMMonotoneMethod: String, Sendable, CaseIterable {
  case basic, intermediate, advanced
}
