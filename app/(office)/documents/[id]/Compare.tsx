import { getTranslations } from "next-intl/server";
import { VersionCompare } from "#components/documents/VersionCompare.tsx";
import { formatInstant } from "#lib/format.ts";
import { changesBetween } from "#lib/documents/changes.ts";
import { versionsOf } from "#lib/documents/versions.ts";
import type { VersionLine } from "#lib/documents/versions.ts";
import { nameOf } from "#lib/names.ts";
import type { PageContext } from "#app/current.ts";

/** The tab that compares: the last two versions, or those of the address. */
export async function Compare({ id, context, newest, versions, query }: { id: string; context: PageContext; newest: number; versions: readonly VersionLine[]; query: Record<string, string | string[] | undefined> }) {
  const { db, actor, now, language, today } = context;
  const kinds = await getTranslations("approval.kinds");
  const within = (value: unknown, otherwise: number) => Math.min(newest, Math.max(1, Math.trunc(Number(value)) || otherwise));
  const [from, to] = [within(query["from"], Math.max(1, newest - 1)), within(query["to"], newest)];
  const found = newest > 1 ? await versionsOf(db, actor, id, [from, to], now) : [];
  const [before, after] = [from, to].map((n) => found.find((version) => version.n === n));
  // Whoever made what lies between has changed it too.
  const made = versions.filter(({ n }) => n >= Math.min(from, to) && n <= Math.max(from, to)).map((version) => ({
    n: version.n, step: kinds(version.kind as "draft"), when: formatInstant(version.at, language, today),
    who: [nameOf({ nameKo: version.authorNameKo, nameEn: version.authorNameEn }, language), nameOf({ nameKo: version.postNameKo, nameEn: version.postNameEn }, language)].filter(Boolean).join(" "),
  }));
  return <VersionCompare newest={newest} from={from} to={to} made={made} changes={before && after ? changesBetween(before, after) : null} />;
}
