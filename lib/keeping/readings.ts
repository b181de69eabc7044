import { z } from "zod";
import { notFound, reading } from "#lib/platform/operation.ts";
import { byId, foundOutput, savedOutput } from "#lib/keeping/input.ts";
import { findsWaiting, foundOut } from "#lib/keeping/finds.ts";
import { savedSearch, savedSearches } from "#lib/keeping/searches.ts";

export const listSavedSearches = reading({
  name: "keeping.searches",
  address: "GET /api/v1/saved-searches",
  summary: { ko: "저장한 검색과 부서가 함께 쓰는 검색을 봅니다", en: "List the searches that one keeps or one's unit shares" },
  input: z.object({}),
  output: savedOutput,
  async run({ tx, actor }) {
    const [searches, waiting] = await Promise.all([savedSearches(tx, actor), findsWaiting(tx, actor)]);
    const fresh = new Map(waiting.map((one) => [one.id, one.count]));
    return {
      searches: searches.map(({ id, name, question, address, alert, shared, own, ownerNameKo, departmentNameKo }) => ({
        id, name, address, alert, shared, own, owner: ownerNameKo, unit: departmentNameKo, fresh: fresh.get(id) ?? 0, question: questionOut(question),
      })),
    };
  },
});

const questionOut = ({ kind, department, year, disclosure, function: functions, ...rest }: Awaited<ReturnType<typeof savedSearches>>[number]["question"]) => ({
  ...rest, kind: [...kind], department: [...department], year: [...year], disclosure: [...disclosure], function: [...functions],
});

export const readSavedFinds = reading({
  name: "keeping.finds",
  address: "GET /api/v1/saved-searches/:id/finds",
  summary: { ko: "저장한 검색이 새로 찾은 것을 봅니다", en: "List what a saved search newly found" },
  input: byId,
  output: z.object({ count: z.int(), finds: z.array(foundOutput) }),
  refusals: ["platform.not-found"],
  async run({ tx, actor }, { id }) {
    if (!(await savedSearch(tx, actor, id))) throw notFound();
    const waiting = (await findsWaiting(tx, actor)).find((one) => one.id === id);
    return { count: waiting?.count ?? 0, finds: (waiting?.finds ?? []).map(foundOut) };
  },
});
