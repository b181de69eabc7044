import { z } from "zod";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db } from "#lib/platform/database.ts";
import { reading } from "#lib/platform/operation.ts";
import { dayOf } from "#lib/time.ts";
import { chainOf, doneByOthersAt } from "#lib/documents/chain.ts";
import type { ChainLink, DoneThere } from "#lib/documents/chain.ts";
import { citedIn, citing } from "#lib/documents/citing.ts";
import type { CitedDocument } from "#lib/documents/citing.ts";
import { byId } from "#lib/documents/input.ts";
import { textOf } from "#lib/documents/body.ts";
import { openDocument } from "#lib/documents/queries.ts";
import type { OpenDocument } from "#lib/documents/queries.ts";
import { relationKinds } from "#lib/documents/relations.ts";
import { ask } from "#lib/search/door.ts";
import type { Hit } from "#lib/search/engine.ts";
import { likeThese } from "#lib/search/likeness.ts";
import { checkedFor } from "#lib/search/truth.ts";

/** What a document is beside: its matter in time, what it cites and what cites it, what is like it, and what others did with all that at one's own posts. */
export interface Related {
  /** The matter, oldest first, the document itself among it. */
  chain: ChainLink[];
  cited: CitedDocument[];
  citing: CitedDocument[];
  alike: Hit[];
  earlier: DoneThere[];
}

const mostAlike = 8;
const mostEarlier = 20;
/** Among so many that are like it one looks for what earlier holders did. */
const looked = 40;
const kindsAlike = ["document", "lesson", "petition", "memo"] as const;

/** Everything beside a document that its reader may know of. A fixed number of statements. */
export async function relatedTo(db: Db, actor: Actor, { row, body }: Pick<OpenDocument, "row" | "body">): Promise<Related> {
  const checked = checkedFor(db, actor.tokens);
  const page = { tokens: actor.tokens, sort: "fit", offset: 0 } as const;
  const number = row.status === "approved" && row.numberLabel && row.decidedAt ? { number: row.numberLabel, decidedAt: row.decidedAt } : null;
  const [chain, cited, naming, { ids, words }] = await Promise.all([
    chainOf(db, actor, row.id),
    citedIn(db, actor, { id: row.id, text: textOf(body), at: row.decidedAt ?? row.updatedAt }),
    number ? checked({ ...page, q: `"${number.number}"`, kind: ["document"], limit: looked, without: [row.id] }, ask) : null,
    likeThese(db, actor, [row.id]),
  ]);
  const asked = ids.length > 0 && words.trim() !== "";
  const [cites, alike, ofPosts] = await Promise.all([
    number && naming && naming.hits.length > 0 ? citing(db, actor, number, naming.hits.map((hit) => hit.recordId)) : [],
    asked ? checked({ ...page, q: words, kind: kindsAlike, limit: mostAlike, without: [row.id, ...chain.map((link) => link.id)] }, ask) : null,
    asked && actor.seats.length > 0 ? checked({ ...page, q: words, kind: ["document"], limit: looked, without: [row.id], postIds: actor.seats.map((seat) => seat.postId) }, ask) : null,
  ]);
  const matter = new Set([...chain.map((link) => link.id), row.id, ...(ofPosts?.hits ?? []).map((hit) => hit.recordId)]);
  return { chain, cited, citing: cites, alike: alike?.hits ?? [], earlier: await doneByOthersAt(db, actor, [...matter], mostEarlier) };
}

const named = { id: z.uuid(), title: z.string(), number: z.string().nullable() };
const beside = z.object({ ...named, date: z.iso.date(), department: z.string(), decider: z.string().nullable(), readable: z.boolean() });

export const readRelated = reading({
  name: "search.related",
  address: "GET /api/v1/documents/:id/related",
  summary: { ko: "문서와 이어진 기록을 봅니다: 결정 흐름, 인용, 비슷한 기록, 내 자리의 앞선 담당자가 한 것", en: "List what is beside a document: its matter in time, citations, records like it, what earlier holders of one's post did" },
  input: byId,
  output: z.object({
    chain: z.array(z.object({ ...named, status: z.string(), date: z.iso.date(), department: z.string(), drafter: z.string(), decider: z.string().nullable(), deciderPost: z.string().nullable(), decision: z.string().nullable(), summary: z.string(), readable: z.boolean(), does: z.array(z.object({ kind: z.enum(relationKinds), to: z.uuid() })) })),
    cited: z.array(beside),
    citing: z.array(beside),
    alike: z.array(z.object({ id: z.string(), kind: z.string(), title: z.string(), url: z.string(), date: z.iso.date(), department: z.string() })),
    earlier: z.array(z.object({ documentId: z.uuid(), title: z.string(), number: z.string().nullable(), kind: z.string(), returned: z.boolean(), post: z.string(), name: z.string(), date: z.iso.date(), opinion: z.string().nullable() })),
  }),
  refusals: ["platform.not-found"],
  async run({ tx, actor, now }, { id }) {
    const found = await relatedTo(tx, actor, await openDocument(tx, actor, id, now, "api"));
    const asBeside = (one: CitedDocument) => ({ id: one.id, title: one.title, number: one.number, date: dayOf(one.at), department: one.departmentNameKo, decider: one.deciderNameKo, readable: one.readable });
    return {
      chain: found.chain.map(({ id: linkId, title, number, status, at, departmentNameKo, drafterNameKo, deciderNameKo, deciderPostNameKo, decision, summary, readable, does }) => ({ id: linkId, title, number, status, date: dayOf(at), department: departmentNameKo, drafter: drafterNameKo, decider: deciderNameKo, deciderPost: deciderPostNameKo, decision, summary, readable, does })),
      cited: found.cited.map(asBeside),
      citing: found.citing.map(asBeside),
      alike: found.alike.map((hit) => ({ id: hit.recordId, kind: hit.kind, title: hit.title, url: hit.url, date: dayOf(hit.at), department: hit.departmentNameKo })),
      earlier: found.earlier.map(({ documentId, title, number, kind, returned, postNameKo, nameKo, at, opinion }) => ({ documentId, title, number, kind, returned, post: postNameKo, name: nameKo, date: dayOf(at), opinion })),
    };
  },
});
