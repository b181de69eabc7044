import { afterAll, beforeAll, expect, test } from "vitest";
import { perform } from "#lib/platform/operation.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { approveDocument, recallDocument, returnDocument, submitDocument } from "#lib/documents/acts.ts";
import { bodyOf } from "#lib/documents/body.ts";
import { verifyDocuments } from "#lib/documents/verify.ts";
import { decided, draft, makeCast, monday, submitted } from "#lib/documents/testing/cast.ts";
import type { Cast } from "#lib/documents/testing/cast.ts";

let base: TestDatabase;
let cast: Cast;
beforeAll(async () => {
  base = await testDatabase();
  cast = await makeCast(base.db);
});
afterAll(() => base.drop());

test("after every kind of act, rows and rights equal what events and card say; a change behind their back is found", async () => {
  await draft(cast);
  await decided(cast, { card: { scope: "agency" } });
  const { id } = await decided(cast, { card: { disclosure: "closed", reasons: [6], scope: "departments", scopeDepartments: [cast.department.coast] } });
  const edited = await submitted(cast);
  await perform(approveDocument, await cast.actor("junmo"), { id: edited, opinion: "고침", version: 1, body: bodyOf("고친 글") }, monday);
  const returned = await submitted(cast);
  await perform(returnDocument, await cast.actor("junmo"), { id: returned, reason: "보완", version: 1 }, monday);
  const recalled = await submitted(cast);
  await perform(recallDocument, await cast.actor("seoon"), { id: recalled, reason: "" }, monday);
  await perform(submitDocument, await cast.actor("seoon"), { id: returned }, monday);
  expect(await verifyDocuments(base.db)).toEqual({ documents: 6, faults: [] });
  await base.db.document.update({ where: { id }, data: { readers: ["all"] } });
  await base.db.approvalStep.update({ where: { documentId_position: { documentId: edited, position: 1 } }, data: { hasOpinion: false } });
  const { faults } = await verifyDocuments(base.db);
  expect(faults).toHaveLength(2);
  expect(faults).toEqual(expect.arrayContaining([{ id, what: "readers" }, { id: edited, what: "steps" }]));
});
