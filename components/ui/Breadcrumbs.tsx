import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { AppLink } from "./AppLink.tsx";

/**
 * Problem: where the page stands in a tree. The page itself is not among them.
 * Example: <Breadcrumbs items={[{ label: "정부혁신", href: "/tasks/…" }, { label: "행정제도" }]} />
 */
export function Breadcrumbs({ items }: { items: readonly { label: string; href?: string }[] }) {
  const t = useTranslations("ui");
  // On a phone what fits one line may be tapped above and below; long ones stand in several lines, whose targets may not cover each other and are 24 px high and wide each.
  const oneLine = items.reduce((signs, { label }) => signs + label.length + 2, 0) < 24;
  const target = oneLine ? "max-md:-my-3 max-md:inline-block max-md:py-3" : "max-md:inline-flex max-md:min-h-6 max-md:min-w-6 max-md:items-center";
  return (
    <nav aria-label={t("breadcrumbs")}>
      <ol className="flex flex-wrap items-center gap-x-2 gap-y-1 text-meta text-text2">
        {items.map((item, i) => (
          <li key={`${i}${item.label}`} className="flex items-center gap-2">
            {i > 0 ? <ChevronRight aria-hidden className="size-3.5 text-text3" /> : null}
            {item.href ? (
              <AppLink href={item.href} className={`hover:underline ${target}`}>
                {item.label}
              </AppLink>
            ) : (
              <span>{item.label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
