/// The chapter on the decision log.
enum DecisionsChapter {
  static let page = HelpPage(
    .topic, "decisions", "The decision log: what was decided, by whom and why, so that nobody changes it unseen.",
    blocks,
    synonyms: ["log", "audit", "audit trail", "logging", "chain", "sha256", "compliance", "tampering"])

  private static let blocks: [HelpPage.Block] = [
    .paragraph(
      """
      After `log on` every score, explanation and decision of the session is an entry in models/decisions.sqlite before it \
      is shown: who, when, the command, the inputs, the models with their versions and checksums, what came out, and the \
      reasons. An entry is on the disk before the answer is given; where it cannot be written there is no answer. A \
      session begins with the log off; `log on` in the start file switches it on for every prompt. That it was switched \
      on or off is an entry too.
      """),
    .code(
      """
      log on
      score good
      note "income was verified by phone"
      log show
      log show with entry = 2
      log verify
      """, after: .customer),
    .paragraph(
      """
      `note` says why. As nothing that was written is ever changed, a note is an entry of its own that names the entries it \
      is about: those of the last decision, or another one `with entry = 12`.
      """),
    .paragraph(
      """
      Rows of a dataset are one entry with the query, the files as they were and the models. They are scored when they are \
      read, which may be later, in part or never, so that their number and figures are not in the log.
      """),
    .heading("What verify finds, and what it cannot"),
    .paragraph(
      """
      Entries are numbered without a gap, and each has a hash over all that it says and over the hash of the one before. \
      `log verify` finds entries that were changed, removed, moved or put in, and says which. Who has the file and \
      patience can hash all entries anew from some place to the end, or put an earlier copy in its place; nothing inside \
      a file can tell that. Therefore verify shows the last hash. Note it down where nobody can change it: the log must \
      still have it when it is verified again.
      """),
    .plain("log verify with head = \"5f3a9c01d2e4b677\""),
    .heading("Without this program"),
    .paragraph(
      """
      `log export` writes every entry with its hashes as .jsonl, .csv, .parquet or another kind that `save` writes. \
      An entry's hash is the SHA-256 of these fields, one after another: the word risk-decision-1, the hash of the entry \
      before (64 zeros for the first), the number, and the columns from time to why in their order. Each field is written \
      as a netstring: the count of its bytes in UTF-8, a colon, the bytes, a comma. In Python:
      """),
    .plain(
      """
      import hashlib, json
      previous = "0" * 64
      for line in open("decisions.jsonl", encoding="utf-8"):
          e = json.loads(line)
          names = ("time person host program kind command subject "
                   "inputs models outputs reasons why").split()
          fields = ["risk-decision-1", previous, str(e["number"])] + [e[n] for n in names]
          data = b"".join(b"%d:%s," % (len(f.encode()), f.encode()) for f in fields)
          assert e["previous"] == previous and e["hash"] == hashlib.sha256(data).hexdigest(), e["number"]
          previous = e["hash"]
      """),
    .paragraph(
      """
      An entry's models have, next to name and version, the SHA-256 of the version's file SHA256SUMS as `digest` and that \
      of the learner's file as `file`, by which they are found again under models/.
      """),
  ]
}
