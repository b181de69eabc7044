import { reading } from "#lib/platform/operation.ts";
import { byId, lessonOutput, listInput, listOutput } from "#lib/lessons/input.ts";
import { lessonsOf, openLesson } from "#lib/lessons/queries.ts";
import type { LessonLine } from "#lib/lessons/queries.ts";
import type { RecordKind } from "#lib/lessons/rules.ts";

const shown = (row: LessonLine) => ({ id: row.id, title: row.title, recordKind: row.recordKind as RecordKind, recordId: row.recordId, status: row.status, writer: row.writerNameKo, department: row.departmentNameKo, at: row.at.toISOString(), useful: row.useful, useless: row.useless });

export const listLessons = reading({
  name: "lessons.list",
  address: "GET /api/v1/lessons",
  summary: { ko: "교훈을 봅니다: 모두, 내가 적은 것, 우리 부서의 것, 검토할 것", en: "List lessons: all, one's own, of one's unit, or to review" },
  input: listInput,
  output: listOutput,
  async run({ tx, actor }, input) {
    const { rows, total } = await lessonsOf(tx, actor, input);
    return { total, lessons: rows.map(shown) };
  },
});

export const readLesson = reading({
  name: "lessons.read",
  address: "GET /api/v1/lessons/:id",
  summary: { ko: "교훈을 엽니다", en: "Open a lesson" },
  input: byId,
  output: lessonOutput,
  refusals: ["platform.not-found"],
  async run({ tx, actor, now }, { id }) {
    const { row, record, rated, may } = await openLesson(tx, actor, id, now, "api");
    return { ...shown(row), problem: row.problem, tried: row.tried, keep: row.keep, record: record.nameKo, reviewer: row.reviewerNameKo, reviewedAt: row.reviewedAt?.toISOString() ?? null, reason: row.reason, rated, may };
  },
});
