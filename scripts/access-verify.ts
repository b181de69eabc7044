import { database } from "#lib/platform/database.ts";
import { verifyDocuments } from "#lib/documents/verify.ts";

/** `npm run access:verify`: who may know and read every document, computed anew; ends with 1 when something differs. */
export async function main(): Promise<number> {
  const { documents, faults } = await verifyDocuments(database());
  for (const { id, what } of faults.slice(0, 20)) process.stdout.write(`document ${id}: ${what} differs from its events and card\n`);
  process.stdout.write(`${documents} documents checked, ${faults.length} differ\n`);
  return faults.length === 0 ? 0 : 1;
}
