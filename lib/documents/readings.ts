import { z } from "zod";
import { reading } from "#lib/platform/operation.ts";
import { bodyShape, textOf } from "#lib/documents/body.ts";
import { byId, saveInput } from "#lib/documents/input.ts";
import { myDrafts, mySent, registerOf } from "#lib/documents/lists.ts";
import type { ListedDocument } from "#lib/documents/lists.ts";
import { openDocument } from "#lib/documents/queries.ts";
import type { OpenDocument } from "#lib/documents/queries.ts";
import { dayOf } from "#lib/time.ts";

export const listed = z.object({
  id: z.uuid(), title: z.string(), status: z.string(), number: z.string().nullable(), drafter: z.string(), decider: z.string().nullable(), department: z.string(),
  disclosure: z.string(), turn: z.string().nullable(), readable: z.boolean(), updatedAt: z.iso.datetime(), decidedAt: z.iso.datetime().nullable(),
});

/** A line of a list as programs get it. */
export const lineOf = (row: ListedDocument): z.input<typeof listed> => ({
  id: row.id, title: row.title, status: row.status, number: row.numberLabel, drafter: row.drafterNameKo, decider: row.deciderNameKo, department: row.departmentNameKo,
  disclosure: row.disclosure, turn: row.turnKo, readable: row.readable, updatedAt: row.updatedAt.toISOString(), decidedAt: row.decidedAt?.toISOString() ?? null,
});

/** The lists of the Documents page, for programs. */
export const listDocuments = reading({
  name: "documents.list",
  address: "GET /api/v1/documents",
  summary: { ko: "내 문서와 부서의 등록대장을 봅니다", en: "List my drafts, what I sent, or my department's register" },
  input: z.object({ list: z.enum(["drafts", "sent", "register"]).default("drafts"), year: z.int().min(1990).max(2999).optional(), page: z.int().min(1).max(10_000).default(1) }),
  output: z.object({ total: z.int(), documents: z.array(listed) }),
  async run({ tx, actor, today }, { list, year, page }) {
    const department = actor.seat?.departmentId;
    const found =
      list === "sent" ? await mySent(tx, actor, page)
      : list === "drafts" ? await myDrafts(tx, actor, page)
      : department ? await registerOf(tx, actor, department, year ?? Number(today.slice(0, 4)), page)
      : { rows: [], total: 0 };
    return { total: found.total, documents: found.rows.map(lineOf) };
  },
});

/** `position` is the step's id; `parent` the department's step inside which it runs, `group` those beside it. */
const step = z.object({ position: z.int(), group: z.int().nullable(), parent: z.int().nullable(), departmentId: z.uuid().nullable(), held: z.boolean(), reason: z.string(), kind: z.string(), postId: z.uuid(), post: z.string(), name: z.string(), state: z.string(), onBehalfOf: z.string(), actedAt: z.iso.datetime().nullable() });
const mayNot = z.object({ refused: z.string() }).nullable();

/** The draft as its writer puts it: what `PUT …/draft` takes. */
const draft = saveInput.omit({ id: true }).extend({ body: bodyShape });

/** Read and put back it changes nothing. For whoever may write on alone. */
function draftOf({ row, body, may }: OpenDocument): z.input<typeof draft> | null {
  if (may.edit) return null;
  const { title, summary, keywords, unitTaskId, amount, reasons, scopeDepartments, delegationReason, sender, recipient, via, major } = row;
  return {
    revision: row.draftRevision, title, summary, keywords, unitTaskId, amount, reasons, scopeDepartments, delegationReason, sender, recipient, via, major, body,
    dueOn: row.dueAt ? dayOf(row.dueAt) : null, fileIds: row.draftFiles, steps: row.draftRoute as never, matterKind: row.matterKind as never, stage: row.stage as never,
    disclosure: row.disclosure as never, scope: row.scope as never, knownTo: row.knownTo as never, urgency: row.urgency as never, sending: row.sending as never, seal: row.seal as never,
  };
}

/** A document with its four parts, its route and what the caller may do with it. */
export const readDocument = reading({
  name: "documents.read",
  address: "GET /api/v1/documents/:id",
  summary: { ko: "문서를 엽니다", en: "Open a document" },
  input: byId,
  output: z.object({
    id: z.uuid(), title: z.string(), status: z.string(), version: z.int(), revision: z.int(), number: z.string().nullable(), summary: z.string(), keywords: z.array(z.string()),
    text: z.string(), body: bodyShape, draft: draft.nullable(), unitTaskId: z.uuid().nullable(), matterKind: z.string().nullable(), amount: z.number().nullable(), stage: z.string(), disclosure: z.string(), reasons: z.array(z.int()), scope: z.string(), knownTo: z.string(),
    sending: z.string(), seal: z.string(), sender: z.string(), recipient: z.string(), via: z.string(), major: z.boolean(), steps: z.array(step),
    opinions: z.array(z.object({ name: z.string(), text: z.string(), at: z.iso.datetime() })),
    versions: z.array(z.object({ n: z.int(), title: z.string(), author: z.string(), at: z.iso.datetime(), reason: z.string() })),
    may: z.object({ edit: mayNot, submit: mayNot, approve: mayNot, editText: mayNot, return: mayNot, recall: mayNot, redraft: mayNot, discard: mayNot, hold: mayNot, resume: mayNot, stop: mayNot, reroute: mayNot, openInside: mayNot, rerouteInside: mayNot, read: mayNot, circulate: mayNot, remind: mayNot }),
  }),
  refusals: ["platform.not-found"],
  async run({ tx, actor, now }, { id }) {
    const open = await openDocument(tx, actor, id, now, "api");
    const { row, title, body, steps, opinions, versions, may } = open;
    return {
      id, title, status: row.status, version: row.version, revision: row.draftRevision, number: row.numberLabel, summary: row.summary, keywords: row.keywords, text: textOf(body), body, draft: draftOf(open),
      unitTaskId: row.unitTaskId, matterKind: row.matterKind, amount: row.amount, stage: row.stage, disclosure: row.disclosure, reasons: row.reasons, scope: row.scope, knownTo: row.knownTo,
      sending: row.sending, seal: row.seal, sender: row.sender, recipient: row.recipient, via: row.via, major: row.major,
      steps: steps.map(({ position, group, parent, departmentId, held, reason, kind, postId, postNameKo, nameKo, state, onBehalfOf, actedAt }) => ({ position, group, parent, departmentId, held, reason, kind, postId, post: postNameKo, name: nameKo, state, onBehalfOf, actedAt: actedAt?.toISOString() ?? null })),
      opinions: opinions.map(({ nameKo, text, at }) => ({ name: nameKo, text, at: at.toISOString() })),
      versions: versions.map(({ n, title: named, authorNameKo, at, reason }) => ({ n, title: named, author: authorNameKo, at: at.toISOString(), reason })),
      may,
    };
  },
});
