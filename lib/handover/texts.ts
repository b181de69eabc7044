import { sha256 } from "#lib/history/chain.ts";
import { stored } from "#lib/history/texts.ts";
import type { TextFault, Texts, Told } from "#lib/history/texts.ts";
import type { HandoverLine } from "#prisma/generated/client.ts";

type Words = Pick<HandoverLine, "section" | "text" | "addition" | "question" | "answer">;
type LineText = Words & Pick<HandoverLine, "id" | "handoverId" | "sourceKind">;
type Fault = Omit<TextFault, "id"> | null;

/** A statement as it is signed. */
export const wordsOf = (lines: readonly Words[]) => lines.map((line) => [line.section, line.text, line.addition, line.question, line.answer].join("\t")).join("\n");

/** Statements of handover as they were signed, and what was written on their lines. */
export const handoverTexts: Texts = {
  kind: "handover",
  ids: async (db, after, most) => (await db.handover.findMany({ where: after ? { id: { gt: after } } : {}, orderBy: { id: "asc" }, take: most, select: { id: true } })).map((row) => row.id),
  async compare(db, told) {
    const select = { id: true, handoverId: true, section: true, sourceKind: true, text: true, addition: true, question: true, answer: true } as const;
    const lines = await db.handoverLine.findMany({ where: { handoverId: { in: stored(told) } }, orderBy: [{ section: "asc" }, { position: "asc" }], select });
    const linesOf = Map.groupBy(lines, (line) => line.handoverId);
    const faults = [...told].flatMap(([id, acts]): TextFault[] => {
      const own = linesOf.get(id) ?? [];
      const fault = signatureFault(acts, own) ?? lineFault(acts, own);
      return fault ? [{ id, ...fault }] : [];
    });
    return { texts: lines.length, faults };
  },
};

const signatures = new Set(["handover.handed-over", "handover.taken-over", "handover.witnessed"]);

/** Lines stand still once the statement is handed over; questions and answers come after that, and end with the taking over. */
function signatureFault(acts: readonly Told[], lines: readonly LineText[]): Fault {
  const asked = wordsOf(lines);
  const given = wordsOf(lines.map((line) => ({ ...line, question: "", answer: "" })));
  for (const act of acts) if (signatures.has(act.act) && act.textHash !== sha256(act.act === "handover.handed-over" ? given : asked)) return { seq: act.seq, what: "text-changed" };
  return null;
}

const fields = { "handover.line-added": "text", "handover.noted": "addition", "handover.asked": "question", "handover.answered": "answer" } as const;
type Field = (typeof fields)[keyof typeof fields];

/** What was last written on each line; a line that was taken out, or whose addition was, may be gone. */
function lineFault(acts: readonly Told[], lines: readonly LineText[]): Fault {
  const named = (value: unknown) => (value as { line?: string } | null)?.line ?? "";
  const written = new Map<string, { act: Told; line: string; field: Field }>();
  for (const act of acts) {
    if (act.act === "handover.line-removed") for (const field of Object.values(fields)) written.delete(`${field} ${named(act.before)}`);
    const field = fields[act.act as keyof typeof fields] as Field | undefined;
    if (field) written.set(`${field} ${named(act.after)}`, { act, line: named(act.after), field });
  }
  const there = new Map(lines.map((line) => [line.id, line]));
  for (const { act, line, field } of written.values()) {
    const text = there.get(line)?.[field];
    if (text === undefined && act.textHash !== sha256("")) return { seq: act.seq, what: "text-gone" };
    if (text !== undefined && sha256(text) !== act.textHash) return { seq: act.seq, what: "text-changed" };
  }
  const known = (line: LineText, field: Field) => written.has(`${field} ${line.id}`) || (field === "text" ? line.sourceKind !== "added" : line[field] === "");
  return lines.every((line) => Object.values(fields).every((field) => known(line, field))) ? null : { seq: null, what: "text-unknown" };
}
