/// The layout of the decision log's tables, and what keeps them from being changed by mistake.
///
/// The triggers stop a slip of the hand. Whoever has the file can drop them: then the chain tells.
enum DecisionSchema {
  /// What the log's file is, and how its faults are told.
  static let layout = StoreLayout(
    name: "decisions.sqlite", steps: steps, newer: { .newerDecisions($0) },
    damaged: { .damagedDecisions(reason: $0) }, busy: { .busyDecisions(seconds: $0) })

  /// What leads from each layout to the next.
  private static let steps: [String] = [
    """
    CREATE TABLE decision (
      number INTEGER PRIMARY KEY CHECK (number > 0),
      time TEXT NOT NULL,
      person TEXT NOT NULL,
      host TEXT NOT NULL,
      program TEXT NOT NULL,
      kind TEXT NOT NULL,
      command TEXT NOT NULL,
      subject TEXT NOT NULL,
      inputs TEXT NOT NULL,
      models TEXT NOT NULL,
      outputs TEXT NOT NULL,
      reasons TEXT NOT NULL,
      why TEXT NOT NULL,
      previous TEXT NOT NULL,
      hash TEXT NOT NULL
    ) STRICT;
    CREATE TABLE head (
      one INTEGER PRIMARY KEY CHECK (one = 1),
      number INTEGER NOT NULL,
      hash TEXT NOT NULL
    ) STRICT;
    INSERT INTO head VALUES (1, 0, '\(DecisionChain.origin)');
    CREATE TRIGGER decision_follows BEFORE INSERT ON decision
    WHEN NEW.number IS NOT (SELECT number + 1 FROM head) OR NEW.previous IS NOT (SELECT hash FROM head)
    BEGIN SELECT RAISE(ABORT, 'an entry follows the last one'); END;
    CREATE TRIGGER decision_leads AFTER INSERT ON decision
    BEGIN UPDATE head SET number = NEW.number, hash = NEW.hash; END;
    CREATE TRIGGER decision_stays BEFORE UPDATE ON decision
    BEGIN SELECT RAISE(ABORT, 'entries are never changed'); END;
    CREATE TRIGGER decision_remains BEFORE DELETE ON decision
    BEGIN SELECT RAISE(ABORT, 'entries are never removed'); END;
    CREATE TRIGGER head_advances BEFORE UPDATE ON head
    WHEN NEW.number IS NOT OLD.number + 1 OR NEW.hash IS NOT (SELECT hash FROM decision WHERE number = NEW.number)
    BEGIN SELECT RAISE(ABORT, 'the head is that of the last entry'); END;
    CREATE TRIGGER head_remains BEFORE DELETE ON head
    BEGIN SELECT RAISE(ABORT, 'the head is never removed'); END;
    CREATE TRIGGER head_is_one BEFORE INSERT ON head
    BEGIN SELECT RAISE(ABORT, 'there is one head'); END;
    """
  ]
}
