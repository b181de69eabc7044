import type { Operation, Reading } from "#lib/platform/operation.ts";
import { answerProblem, reportProblem } from "#lib/desk/commands.ts";
import { listReports } from "#lib/desk/queries.ts";
import { addDelegationRule, endDelegationRule, readDelegationRules } from "#lib/approval/commands.ts";
import { approveDocument, recallDocument, returnDocument, submitDocument } from "#lib/documents/acts.ts";
import { createDocument, discardDocument, saveDocument } from "#lib/documents/commands.ts";
import { listDocuments, readDocument } from "#lib/documents/readings.ts";
import { redraftDocument } from "#lib/documents/redraft.ts";
import { readWaiting } from "#lib/inbox/queries.ts";

/** All that programs may ask and do; the API's description and the test of completeness are made from it. */
export const operations: readonly (Operation | Reading)[] = [
  listDocuments, readDocument, createDocument, saveDocument, discardDocument, submitDocument, approveDocument, returnDocument, recallDocument, redraftDocument,
  readWaiting,
  readDelegationRules, addDelegationRule, endDelegationRule,
  listReports, reportProblem, answerProblem,
] as unknown as readonly (Operation | Reading)[];
