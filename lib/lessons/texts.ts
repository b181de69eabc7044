import { sha256 } from "#lib/history/chain.ts";
import { stored } from "#lib/history/texts.ts";
import type { TextFault, Texts } from "#lib/history/texts.ts";
import { lessonIds } from "#lib/lessons/queries.ts";
import type { Lesson } from "#prisma/generated/client.ts";

/** What the history keeps the hash of when a lesson is handed in. */
export const textOf = ({ title, problem, tried, keep }: Pick<Lesson, "title" | "problem" | "tried" | "keep">) => [title, problem, tried, keep].join("\n");

/** Lessons as they were last handed in; writing one anew replaces what it said before. */
export const lessonTexts: Texts = {
  kind: "lesson",
  ids: lessonIds,
  async compare(db, told) {
    const rows = await db.lesson.findMany({ where: { id: { in: stored(told) } }, select: { id: true, title: true, problem: true, tried: true, keep: true } });
    const lessons = new Map(rows.map((row) => [row.id, row]));
    const faults = [...told].flatMap(([id, acts]): TextFault[] => {
      const last = acts.findLast((act) => act.textHash !== null);
      const lesson = lessons.get(id);
      if (!lesson) return last ? [{ id, seq: last.seq, what: "text-gone" }] : [];
      if (!last) return [{ id, seq: null, what: "text-unknown" }];
      return sha256(textOf(lesson)) === last.textHash ? [] : [{ id, seq: last.seq, what: "text-changed" }];
    });
    return { texts: rows.length, faults };
  },
};
