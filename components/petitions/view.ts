import type { Tone } from "#components/ui/Badge.tsx";
import type { PetitionStatus } from "#lib/petitions/rules.ts";

export const statusTone: Record<PetitionStatus, Tone> = { received: "warn", handling: "now", answered: "ok", closed: "grey" };
