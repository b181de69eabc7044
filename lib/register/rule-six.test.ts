import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { perform } from "#lib/platform/operation.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { verifyHistory } from "#lib/history/verify.ts";
import { decided, makeCast, makeOfficer, monday, people } from "#lib/documents/testing/cast.ts";
import type { Cast, Person } from "#lib/documents/testing/cast.ts";
import { Refusal } from "#lib/refusal.ts";
import { confirmCorrection, refuseCorrection, requestCorrection } from "./corrections.ts";
import { requestInput } from "./input.ts";
import { narrows } from "./rules.ts";
import type { Correctable, Value } from "./rules.ts";

/* Rule 6 over whatever offices do: registered data changes by a request that the records officer confirmed, or that a head narrowed, and never otherwise. */

let base: TestDatabase;
let cast: Cast;
beforeAll(async () => {
  base = await testDatabase();
  cast = await makeCast(base.db);
  await makeOfficer(cast, "ian");
});
afterAll(() => base.drop());

const said: Record<"title" | "summary" | "disclosure" | "scope", readonly object[]> = {
  title: [{ text: "하나" }, { text: "둘" }, { text: "" }],
  summary: [{ text: "요약 하나" }, { text: "요약 둘" }],
  disclosure: [{ disclosure: "open", reasons: [] }, { disclosure: "partly", reasons: [5] }, { disclosure: "closed", reasons: [6] }, { disclosure: "closed", reasons: [] }],
  scope: [{ scope: "department", departments: [] }, { scope: "agency", departments: [] }, { scope: "agency", departments: [], knownTo: "government" }, { scope: "government", departments: [], knownTo: "agency" }],
};
const fields = Object.keys(said) as (keyof typeof said)[];

const act = fc.record({ kind: fc.constantFrom("ask", "ask", "confirm", "confirm", "refuse"), who: fc.constantFrom<Person>(...people, "ian", "ian", "ian", "ian", "ian", "doyun", "doyun", "seoon", "seoon"), field: fc.constantFrom(...fields), value: fc.nat(3), reason: fc.constantFrom("오기", "오기", "오기", "") });

async function valuesOf(id: string): Promise<Record<keyof typeof said, Value>> {
  const row = await base.db.document.findUniqueOrThrow({ where: { id } });
  return { title: { text: row.title }, summary: { text: row.summary }, disclosure: { disclosure: row.disclosure, reasons: row.reasons } as Value, scope: { scope: row.scope, departments: row.scopeDepartments, knownTo: row.knownTo } as Value };
}

test("rule 6: what is registered is what was confirmed by the records officer, never by whoever asked, or narrowed by a head; both sides are kept", async () => {
  let refused = 0;
  const changed = { confirmed: 0, narrowed: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 20 }), async (acts) => {
      const { id } = await decided(cast);
      const expected = await valuesOf(id);
      for (const [n, { kind, who, field, value, reason }] of acts.entries()) {
        const at = new Date(monday.getTime() + (n + 1) * 60_000);
        const waiting = await base.db.$queryRaw<{ id: string; field: string }[]>`select c."id"::text as "id", c."field" from "Correction" c where c."documentId" = ${id}::uuid and not exists (select from "CorrectionDecision" d where d."correctionId" = c."id") order by c."at" desc limit 1`;
        try {
          if (kind === "ask") await perform(requestCorrection, await cast.actor(who, at), requestInput.parse({ id, field, reason, ...said[field][value % said[field].length] }), at);
          else if (waiting[0]) await perform(kind === "confirm" ? confirmCorrection : refuseCorrection, await cast.actor(who, at), { id: waiting[0].id, reason }, at);
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          refused += 1;
        }
        // What came of it stands in the decision that this act made, if it made one.
        const [made] = await base.db.$queryRaw<{ field: Correctable; before: Value; after: Value; asker: string; decider: string; outcome: "confirmed" | "refused" | "narrowed"; reason: string }[]>`
          select c."field", c."before", c."after", c."officialId"::text as "asker", d."officialId"::text as "decider", d."outcome", c."reason" from "Correction" c join "CorrectionDecision" d on d."correctionId" = c."id" where c."documentId" = ${id}::uuid and d."at" = ${at}`;
        if (made && made.outcome !== "refused") {
          changed[made.outcome] += 1;
          expect(made.before).toEqual(expected[made.field as keyof typeof said]);
          expect(made.reason).not.toBe("");
          if (made.outcome === "confirmed") expect([made.decider, made.decider === made.asker]).toEqual([cast.official.ian, false]);
          else expect([narrows(made.field, made.before, made.after), made.decider === made.asker, [cast.official.doyun, cast.official.yukyung].includes(made.decider)]).toEqual([true, true, true]);
          expected[made.field as keyof typeof said] = made.after;
          // Of a closed document no other agency may know; opened again, it is its agency's until another choice is confirmed.
          if ("disclosure" in made.after && made.after.disclosure === "closed") expected.scope = { ...expected.scope, knownTo: "agency" } as Value;
        }
        expect(await valuesOf(id)).toEqual(expected);
      }
      const versions = await base.db.documentVersion.findMany({ where: { documentId: id } });
      expect(versions.map((version) => version.title)).toEqual([versions[0]!.title]);
    }),
    { numRuns: 60, seed: 20_261_125 },
  );
  expect(changed.confirmed).toBeGreaterThan(10);
  expect(changed.narrowed).toBeGreaterThan(1);
  expect(refused).toBeGreaterThan(40);
  expect((await verifyHistory(base.db, [])).bad).toBeNull();
}, 120_000);
