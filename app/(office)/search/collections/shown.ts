import type { CollectionShown } from "#components/keeping/CollectionList.tsx";
import { formatInstant } from "#lib/format.ts";
import type { CollectionLine } from "#lib/keeping/collections.ts";
import { nameOf } from "#lib/names.ts";
import type { PageContext } from "#app/current.ts";

type Say = (key: "of" | "changedAt", values: Record<string, string>) => string;

/** The post to which a collection belongs, in words. */
export function placeOf(line: Pick<CollectionLine, "postNameKo" | "postNameEn" | "departmentNameKo" | "departmentNameEn">, { language }: Pick<PageContext, "language">, t: Say): string {
  return t("of", { department: nameOf({ nameKo: line.departmentNameKo, nameEn: line.departmentNameEn }, language), post: nameOf({ nameKo: line.postNameKo, nameEn: line.postNameEn }, language) });
}

export function lineShown(line: CollectionLine, context: Pick<PageContext, "language" | "today">, t: Say): CollectionShown {
  return { id: line.id, title: line.title, items: line.items, shared: line.shared, facts: [placeOf(line, context, t), t("changedAt", { when: formatInstant(line.changedAt, context.language, context.today) })] };
}
