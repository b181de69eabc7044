import { transaction } from "#lib/platform/database.ts";
import type { Reaction } from "#lib/platform/outbox.ts";
import { lockBytes } from "./locking.ts";
import { removeBytes } from "./store.ts";

/** Takes the bytes of destroyed files from the disk, and the text that was taken from them, unless a living file has the same. */
export const destroying: Reaction = {
  name: "remove the bytes of destroyed files",
  topics: ["file.destroyed"],
  async run(messages) {
    for (const { recordId } of messages) {
      await transaction(async (tx) => {
        const gone = await tx.file.findUnique({ where: { id: recordId }, select: { sha256: true, destroyedAt: true } });
        if (!gone?.destroyedAt) return;
        await lockBytes(tx, gone.sha256);
        if ((await tx.file.count({ where: { sha256: gone.sha256, destroyedAt: null } })) > 0) return;
        await tx.fileText.deleteMany({ where: { sha256: gone.sha256 } });
        await removeBytes(gone.sha256);
      });
    }
  },
};
