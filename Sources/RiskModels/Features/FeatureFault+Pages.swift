public import RiskDiagnostics

extension FeatureFault {
  /// The pages of help on these faults; the others have a code of another module's.
  public static let pages =
    [
      FaultPage(
        "not-a-feature", .models, "Not a feature",
        "Features stand in braces, one a line or with commas between them: a column, or name = expression.",
        example: "features base 5", remedy: "features base { util, age }"),
      FaultPage(
        "no-features", .models, "A feature set without features",
        "A model needs at least one feature to learn from.",
        example: "features base { }", remedy: "features base { util }"),
      FaultPage(
        "unnamed-feature", .models, "A feature without a name",
        "A column has a name of its own; an expression needs one.",
        example: "features base { num_60_89 + num_90 }", remedy: "features base { late = num_60_89 + num_90 }"),
      FaultPage(
        "shared-label", .models, "A label for several features",
        "The words as and in describe the one feature before them, and this line has several.",
        example: "features base { age, util as \"Utilisation\" }",
        remedy: "features base { age; util = clip(util, 0, 2) as \"Utilisation\" }"),
      FaultPage(
        "bad-label", .models, "A label that is no text",
        "Behind as stands a text in quotes.",
        example: "features base { use = clip(util, 0, 2) as 5 }",
        remedy: "features base { use = clip(util, 0, 2) as \"Utilisation\" }"),
      FaultPage(
        "bad-input-note", .models, "What a customer may change, not understood",
        "A feature or an input says behind with which way a customer can move it (change = any, up, down or never), whether "
          + "it is a whole number (whole = true), and what a change of one spread costs where others cost 1 (cost = 2). "
          + "A line that begins with input describes a column that is no feature by itself.",
        example: "features base { age with change = no }", remedy: "features base { age with change = never }"),
      FaultPage(
        "input-not-read", .models, "A description of a column that no feature reads",
        "A line that begins with input describes a column that features of the set are computed from.",
        after: .portfolio,
        example: "features late { late = num_60_89 + num_90; input num_9 in 0..20 }; portfolio | compute late",
        remedy: "features late { late = num_60_89 + num_90; input num_90 in 0..20 }; portfolio | compute late"),
      FaultPage(
        "feature-not-numeric", .models, "A feature that is no number",
        "Models are fitted to numbers. Words are turned into numbers by a condition.",
        after: .features,
        example: "features graded { grade = if age < 30 then \"a\" else \"b\" }; "
          + "train pd pd2 on train target default features graded with rounds = 3",
        remedy: "features graded { grade = if age < 30 then 1 else 0 }; "
          + "train pd pd2 on train target default features graded with rounds = 3"),
    ] + childPages + categoryPages

  private static let childPages = [
    FaultPage(
      "bad-child-table", .models, "A child table that is not one",
      "A child table is declared by its name and the column that says to which row above its rows belong.",
      example: "features bank { table accounts; limits = sum(accounts.limit) }",
      remedy: "features bank { table accounts on customer_id; limits = sum(accounts.limit) }"),
    FaultPage(
      "unknown-child-table", .models, "A child table that is not declared",
      "A name with a point is a column of a child table, which the block declares before its features.",
      example: "features bank { limits = sum(accounts.limit) }",
      remedy: "features bank { table accounts on customer_id; limits = sum(accounts.limit) }"),
    FaultPage(
      "child-outside-aggregate", .models, "A child table's column outside of an aggregate",
      "A row has many rows below it, and a feature is one number: an aggregate makes one of them.",
      example: "features bank { table accounts on customer_id; limit = accounts.limit }",
      remedy: "features bank { table accounts on customer_id; limit = max(accounts.limit) }"),
    FaultPage(
      "nested-child-aggregate", .models, "An aggregate over a child table inside of another",
      "What is summed up of a child table is one number for each row, and cannot be summed up with the children again.",
      example: "features bank { table accounts on customer_id; x = sum(accounts.limit - mean(accounts.limit)) }",
      remedy: "features bank { table accounts on customer_id; x = stdev(accounts.limit) }"),
    FaultPage(
      "tables-apart", .models, "Child tables that do not belong to each other",
      "An aggregate runs over the rows of one table and sees those above it, not those of a table beside it.",
      example: "features bank { table a on id; table b on id; x = sum(a.limit - b.paid) }",
      remedy: "features bank { table a on id; table b on id; x = sum(a.limit) - sum(b.paid) }"),
    FaultPage(
      "ordered-child-aggregate", .models, "The first or last row of a child table",
      "The rows of a child table have no order of their own; a date in them says which is the latest.",
      example: "simulate customers, accounts, payments with rows = 50; "
        + "features bank { table accounts on customer_id; newest = months_between(last(accounts.opened), as_of) }; "
        + "customers | compute bank",
      remedy: "simulate customers, accounts, payments with rows = 50; "
        + "features bank { table accounts on customer_id; newest = months_between(max(accounts.opened), as_of) }; "
        + "customers | compute bank"),
    FaultPage(
      "unlike-keys", .models, "Keys of different types",
      "Rows of a child table are found by a column that must have the same type above and in it.",
      example: "simulate customers, accounts, payments with rows = 50; "
        + "features bank { table accounts on as_of = customer_id; n = count(accounts) }; customers | compute bank",
      remedy: "simulate customers, accounts, payments with rows = 50; "
        + "features bank { table accounts on customer_id; n = count(accounts) }; customers | compute bank"),
    FaultPage(
      "not-a-feature-set", .models, "Something else than a feature set",
      "Features are computed of a set or of a model, by its name.", after: .features,
      example: "portfolio | compute 5", remedy: "portfolio | compute base"),
  ]

  private static let categoryPages = [
    FaultPage(
      "bad-category", .models, "A category that cannot be read",
      "A category is one value that onehot, ordinal, frequency or category makes numbers of; onehot and category stand alone on their line.",
      example: "features f { level = ordinal(grade, 3) }",
      remedy: "features f { level = ordinal(grade, [\"A\", \"B\", \"C\"]) }"),
    FaultPage(
      "too-many-levels", .models, "A category of too many levels",
      "A category has a handful of levels that come again; a name or a number of each row is none.",
      after: .features,
      example: "simulate portfolio with rows = 2000; features f { often = frequency(id) }; portfolio | compute f",
      remedy: "simulate portfolio with rows = 2000; features f { often = frequency(id // 100) }; portfolio | compute f"),
  ]
}
