import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/Badge.tsx";
import { Row } from "#components/ui/Row.tsx";

export interface CollectionShown {
  id: string;
  title: string;
  items: number;
  shared: boolean;
  /** Whose it is, and when it was changed. */
  facts: readonly string[];
}

/**
 * Problem: collections as a list, each with how many records its reader may see.
 * Example: <CollectionList collections={[{ id, title: "먼저 읽을 것", items: 4, shared: true, facts: ["혁신기획과 총괄팀장"] }]} />
 */
export function CollectionList({ collections }: { collections: readonly CollectionShown[] }) {
  const t = useTranslations("keeping.collections");
  return (
    <ul>
      {collections.map((one) => (
        <Row key={one.id} href={`/search/collections/${one.id}`} badge={<Badge>{t(one.shared ? "shared" : "private")}</Badge>} title={one.title} meta={[t("items", { count: one.items }), ...one.facts].join(" · ")} />
      ))}
    </ul>
  );
}
