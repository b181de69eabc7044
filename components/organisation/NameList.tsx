import { formatPeriod } from "#lib/format.ts";
import { nameOf } from "#lib/names.ts";
import type { Language, Named } from "#lib/names.ts";

/** Names over time, the latest first; nothing while there has been one alone. */
export function NameList({ names, language }: { names: readonly (Named & { validFrom: string; validUntil: string | null })[]; language: Language }) {
  if (names.length < 2) return null;
  return (
    <ul className="border-y border-line">
      {names.map((name) => (
        <li key={name.validFrom} className="flex flex-wrap gap-x-3 border-b border-line py-1.5 text-row last:border-b-0"><span className="font-medium">{nameOf(name, language)}</span><span className="ml-auto text-meta text-text2">{formatPeriod(name.validFrom, name.validUntil, language)}</span></li>
      ))}
    </ul>
  );
}
