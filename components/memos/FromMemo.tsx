import { useTranslations } from "next-intl";
import { AppLink } from "#components/ui/AppLink.tsx";

/** A document that began as a memo report says so. */
export function FromMemo({ memo }: { memo: { id: string; title: string } }) {
  const t = useTranslations("memos");
  return <p className="mt-2 border-l-2 border-line2 pl-2 text-row">{t.rich("from", { title: memo.title, a: (chunks) => <AppLink prose href={`/memos?open=${memo.id}`}>{chunks}</AppLink> })}</p>;
}
