import { z } from "zod";
import { dayFrom } from "#lib/time.ts";
import { reading } from "#lib/platform/operation.ts";
import { doneKinds } from "#lib/documents/of-post.ts";
import { byId, statementOutput } from "#lib/handover/input.ts";
import { openPost, openStatement, overviewOf } from "#lib/handover/queries.ts";

const day = z.iso.date();

export const listHandovers = reading({
  name: "handover.list",
  address: "GET /api/v1/handovers",
  summary: { ko: "내 자리와 내가 이끄는 부서의 자리, 그 인계·인수서를 봅니다", en: "My posts, those of departments that I head, and their statements" },
  input: z.object({}),
  output: z.object({
    posts: z.array(z.object({ postId: z.uuid(), nameKo: z.string(), nameEn: z.string(), departmentNameKo: z.string(), now: z.string().nullable(), before: z.string().nullable(), next: z.string().nullable(), nextFrom: day.nullable(), appointmentId: z.uuid().nullable() })),
    statements: z.array(z.object({ id: z.uuid(), postId: z.uuid(), from: z.string().nullable(), to: z.string(), begins: day, handedOver: z.boolean(), takenOver: z.boolean(), witnessed: z.boolean(), lines: z.int(), accepted: z.int(), questions: z.int() })),
  }),
  async run({ tx, actor, today }) {
    const { own, headed, statements } = await overviewOf(tx, actor, today);
    return {
      posts: [...own, ...headed].map((post) => ({ postId: post.postId, nameKo: post.nameKo, nameEn: post.nameEn, departmentNameKo: post.departmentNameKo, now: post.nowKo, before: post.beforeKo, next: post.nextKo, nextFrom: post.nextFrom, appointmentId: post.turnId })),
      statements: statements.map((row) => ({
        id: row.id, postId: row.postId, from: row.fromKo, to: row.toKo, begins: dayFrom(row.begins), handedOver: row.handedOverAt !== null, takenOver: row.takenOverAt !== null, witnessed: row.witnessedAt !== null, lines: row.lines, accepted: row.accepted, questions: row.questions,
      })),
    };
  },
});

export const readHandover = reading({
  name: "handover.read",
  address: "GET /api/v1/handovers/:id",
  summary: { ko: "인계·인수서를 엽니다", en: "Open a statement of handover" },
  input: byId,
  output: statementOutput,
  refusals: ["platform.not-found"],
  async run({ tx, actor, now, today }, { id }) {
    const { row, begins, from, to, witness, lines, may } = await openStatement(tx, actor, id, now, today, "api");
    const at = (instant: Date | null) => instant?.toISOString() ?? null;
    return { id, postId: row.postId, begins, from, to, witness, handedOverAt: at(row.handedOverAt), takenOverAt: at(row.takenOverAt), witnessedAt: at(row.witnessedAt), lines, may };
  },
});

/** A post as the one who takes it over sees it. */
export const readPostHandover = reading({
  name: "handover.read-post",
  address: "GET /api/v1/posts/:id/handover",
  summary: { ko: "자리의 앞사람들, 결정과 의견, 열린 일, 먼저 읽을 것", en: "A post's holders, decisions, open work and what to read first" },
  input: z.object({ id: z.uuid(), holder: z.uuid().optional(), kind: z.enum(doneKinds).optional(), page: z.int().min(1).max(10_000).default(1) }),
  output: z.object({
    holders: z.array(z.object({ appointmentId: z.uuid(), officialId: z.uuid(), nameKo: z.string(), nameEn: z.string(), kind: z.string(), validFrom: day, validUntil: day.nullable(), done: z.int() })),
    total: z.int(),
    done: z.array(z.object({ documentId: z.uuid(), title: z.string().nullable(), number: z.string().nullable(), kind: z.string(), at: z.iso.datetime(), opinion: z.string().nullable(), stoodIn: z.object({ as: z.enum(["deputy", "acting"]), officialId: z.uuid(), nameKo: z.string(), nameEn: z.string() }).nullable() })),
    open: z.array(z.object({ documentId: z.uuid(), title: z.string(), kind: z.string(), status: z.string(), since: z.iso.datetime() })),
    petitions: z.int(),
    reading: z.array(z.object({ documentId: z.uuid(), title: z.string(), minutes: z.int(), why: z.array(z.string()), read: z.boolean() })),
  }),
  refusals: ["platform.not-found"],
  async run({ tx, actor, today }, { id, holder, kind, page }) {
    const { holders, done, open, petitions, reading: list } = await openPost(tx, actor, id, today, { holder: holder ?? null, kind: kind ?? null, page });
    return {
      holders: holders.map(({ id: appointmentId, officialId, nameKo, nameEn, kind: how, validFrom, validUntil, done: count }) => ({ appointmentId, officialId, nameKo, nameEn, kind: how, validFrom, validUntil, done: count })),
      total: done.total, petitions,
      done: done.rows.map((row) => ({ documentId: row.documentId, title: row.title, number: row.numberLabel, kind: row.kind, at: row.at.toISOString(), opinion: row.opinion, stoodIn: row.stoodIn && { as: row.stoodIn, officialId: row.officialId, nameKo: row.nameKo, nameEn: row.nameEn } })),
      open: open.map((row) => ({ documentId: row.documentId, title: row.title, kind: row.kind, status: row.status, since: row.since.toISOString() })),
      reading: list.map(({ documentId, title, minutes, why, read }) => ({ documentId, title, minutes, why, read })),
    };
  },
});
