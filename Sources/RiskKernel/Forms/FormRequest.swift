public import RiskExpressions

/// A form to be filled in on the screen: fields, what they begin with, and what follows from them.
public struct FormRequest {
  /// What the form is about: a customer's name.
  public let title: String
  /// What computes the figures: the models' names.
  public let subtitle: String
  /// The fields in order.
  public let fields: [FormField]
  /// The values to begin with; those without a field stay as they are.
  public let start: Record
  /// What may be proposed as the name of a customer to keep.
  public let proposedName: String
  /// A line that does without the form, for where none can be opened.
  public let instead: String
  /// The figures of values; throws what is wrong with them.
  public let figures: (_ inputs: Record) throws -> FormFigures
  /// The value that a text stands for, which may be computed from the other values.
  public let value: (_ text: String, _ inputs: Record) throws -> Value
  /// The line that makes a customer of the values; throws where the name cannot be one.
  public let keeping: (_ name: String, _ inputs: Record) throws -> String

  /// Describes a form.
  public init(
    title: String, subtitle: String, fields: [FormField], start: Record, proposedName: String, instead: String,
    figures: @escaping (_ inputs: Record) throws -> FormFigures,
    value: @escaping (_ text: String, _ inputs: Record) throws -> Value,
    keeping: @escaping (_ name: String, _ inputs: Record) throws -> String
  ) {
    self.title = title
    self.subtitle = subtitle
    self.fields = fields
    self.start = start
    self.proposedName = proposedName
    self.instead = instead
    self.figures = figures
    self.value = value
    self.keeping = keeping
  }
}

/// What a form was left with.
public struct FormResult: Sendable {
  /// The values as they were when it was left.
  public let inputs: Record
  /// The lines that keep customers, which the prompt runs next.
  public let kept: [String]

  /// Tells what a form was left with.
  public init(inputs: Record, kept: [String]) {
    self.inputs = inputs
    self.kept = kept
  }
}
