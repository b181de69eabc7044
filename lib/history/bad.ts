/** What may not hold: a link of a chain, a text, a seal, the log of reads. Each has its sentence under `audit.bad`. */
export const badWhats = [
  "before-missing", "unlinked", "changed", "unsealed", "gone",
  "text-changed", "text-gone", "text-unknown",
  "seal-gone", "seal-changed", "seal-lost", "seal-differs",
  "reads-seal-gone", "reads-changed", "reads-seal-differs",
] as const;

/** The first place that does not hold. */
export interface Bad {
  what: (typeof badWhats)[number];
  /** The record and its act, where it is one of a record. */
  kind?: string;
  id?: string;
  /** Null for a text of which no act tells. */
  seq?: number | null;
  /** The number of the seal, where it is one of a seal. */
  seal?: number;
}
