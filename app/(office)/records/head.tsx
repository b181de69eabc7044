import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PageHeader } from "#components/ui/PageHeader.tsx";
import { Tabs } from "#components/ui/Tabs.tsx";
import { nameOf } from "#lib/names.ts";
import { registeringUnits } from "#lib/organisation/departments.ts";
import { unitAsked } from "#lib/register/list.ts";
import { officerOf } from "#lib/register/standing.ts";
import type { PageContext } from "#app/current.ts";

type Query = Record<string, string | string[] | undefined>;
const sides = ["register", "files", "corrections", "disposals"] as const;
const paths = { register: "/records", files: "/records/files", corrections: "/records/corrections", disposals: "/records/disposals" } as const;

/** The head that all sides of the records share. */
export async function RecordsHead({ current, waiting, lead, unit, year, actions }: { current: (typeof sides)[number]; waiting: number; lead?: ReactNode; unit?: string | undefined; year?: number | undefined; actions?: ReactNode }) {
  const t = await getTranslations("register");
  const kept = new URLSearchParams({ ...(unit ? { unit } : {}), ...(year ? { year: String(year) } : {}) }).toString();
  const hrefOf = (side: (typeof sides)[number]) => (kept !== "" && (side === "register" || side === "files") ? `${paths[side]}?${kept}` : paths[side]);
  return (
    <PageHeader title={t("title")} help="records" lead={lead ?? t("lead")} actions={actions}>
      <Tabs label={t("tabs.label")} items={sides.map((side) => ({ href: hrefOf(side), label: t(`tabs.${side}`), current: side === current, ...(side === "corrections" && waiting > 0 ? { count: waiting } : {}) }))} />
    </PageHeader>
  );
}

export const wordOf = (query: Query, name: string): string => (typeof query[name] === "string" ? query[name].replaceAll("\0", "").slice(0, 100) : "");

export function yearAsked(query: Query, today: string): number {
  const now = Number(today.slice(0, 4));
  const asked = Math.trunc(Number(query["year"]));
  return asked >= 1990 && asked <= now + 1 ? asked : now;
}

/** The unit of the address among those of the agencies that somebody belongs to, with all of them for a choice. */
export async function unitsOf({ db, actor, today, language }: PageContext, query: Query) {
  const t = await getTranslations("register");
  const agencies = [...new Set([...officerOf(actor), ...(actor.seat ? [actor.seat.agencyId] : [])])];
  const units = (await Promise.all(agencies.map((id) => registeringUnits(db, id, today)))).flat();
  const own = await unitAsked(db, actor, undefined, today);
  const unit = units.find((one) => one.id === query["unit"])?.id ?? own;
  return { unit, options: units.map((one) => ({ value: one.id, label: one.closed ? t("closedUnit", { name: nameOf(one, language) }) : nameOf(one, language) })) };
}
