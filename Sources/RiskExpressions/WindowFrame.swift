/// Which rows of its group a window function looks at.
public enum WindowFrame: Sendable {
  /// The order alone counts, and rows that are equal in it share a place: `rank`.
  case ties
  /// The order alone counts, and rows that are equal in it follow the row order: `lag`, `row_number`.
  case order
  /// The rows from the first of the group up to this one: `cumsum`.
  case upToHere
  /// This row and those before, as many in all as the last argument says: `moving_mean`.
  case trailing
}
