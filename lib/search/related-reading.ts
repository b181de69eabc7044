import { z } from "zod";
import { reading } from "#lib/platform/operation.ts";
import { dayOf } from "#lib/time.ts";
import { relationKinds } from "#lib/documents/relations.ts";
import type { Hit } from "#lib/search/engine.ts";
import { relatedTo } from "#lib/search/related.ts";
import { kindsTold, toldOf } from "#lib/search/told.ts";

const named = { id: z.uuid(), title: z.string(), number: z.string().nullable() };
const record = z.object({ ...named, kind: z.string(), url: z.string(), date: z.iso.date(), department: z.string() });
const recordOf = (hit: Hit) => ({ id: hit.recordId, kind: hit.kind, title: hit.title, number: hit.number, url: hit.url, date: dayOf(hit.at), department: hit.departmentNameKo });

export const readRelated = reading({
  name: "search.related",
  address: "GET /api/v1/search/related/:kind/:id",
  summary: { ko: "한 기록과 이어진 것을 봅니다: 문서의 결정 흐름, 인용, 비슷한 기록, 내 자리의 앞선 담당자가 한 것", en: "List what is beside a record: of a document its matter in time; citations, records like it, what earlier holders of one's post did" },
  input: z.object({ kind: z.enum(kindsTold), id: z.uuid() }),
  output: z.object({
    chain: z.array(z.object({ ...named, status: z.string(), date: z.iso.date(), department: z.string(), drafter: z.string(), decider: z.string().nullable(), deciderPost: z.string().nullable(), decision: z.string().nullable(), summary: z.string(), readable: z.boolean(), does: z.array(z.object({ kind: z.enum(relationKinds), to: z.uuid() })) })),
    cited: z.array(z.object({ ...named, kind: z.enum(["document", "archive", "petition"]), date: z.iso.date(), department: z.string(), decider: z.string().nullable(), readable: z.boolean() })),
    /** The newest of what names its number, how much there is, and the question that finds all of it. */
    citing: z.object({ total: z.int(), q: z.string().nullable(), records: z.array(record) }),
    alike: z.array(record),
    earlier: z.array(z.object({ documentId: z.uuid(), title: z.string(), number: z.string().nullable(), kind: z.string(), returned: z.boolean(), post: z.string(), name: z.string(), date: z.iso.date(), opinion: z.string().nullable() })),
  }),
  refusals: ["platform.not-found"],
  async run({ tx, actor, now }, { kind, id }) {
    const found = await relatedTo(tx, actor, await toldOf(tx, actor, kind, id, now));
    return {
      chain: found.chain.map(({ id: linkId, title, number, status, at, departmentNameKo, drafterNameKo, deciderNameKo, deciderPostNameKo, decision, summary, readable, does }) => ({ id: linkId, title, number, status, date: dayOf(at), department: departmentNameKo, drafter: drafterNameKo, decider: deciderNameKo, deciderPost: deciderPostNameKo, decision, summary, readable, does })),
      cited: found.cited.map((one) => ({ kind: one.kind, id: one.id, title: one.title, number: one.number, date: dayOf(one.at), department: one.departmentNameKo, decider: one.deciderNameKo, readable: one.readable })),
      citing: { total: found.citing.total, q: found.citing.q, records: found.citing.hits.map(recordOf) },
      alike: found.alike.map(recordOf),
      earlier: found.earlier.map(({ documentId, title, number, kind: step, returned, postNameKo, nameKo, at, opinion }) => ({ documentId, title, number, kind: step, returned, post: postNameKo, name: nameKo, date: dayOf(at), opinion })),
    };
  },
});
