import { useTranslations } from "next-intl";
import { AppLink } from "#components/ui/AppLink.tsx";

export interface LessonLineShown {
  id: string;
  title: string;
  keep: string;
  useful: number;
}

/**
 * Problem: what was learned on a task or a document stands first on its page, and one can add to it.
 * Example: <LessonsOn kind="task" recordId={id} lessons={rows} total={total} writes />
 */
export function LessonsOn({ kind, recordId, lessons, total, writes }: { kind: "document" | "task"; recordId: string; lessons: readonly LessonLineShown[]; total: number; writes: boolean }) {
  const t = useTranslations("lessons");
  const href = `/lessons/new?on=${kind}:${recordId}`;
  if (lessons.length === 0) return writes ? <p className="mt-2 text-meta"><AppLink prose href={href}>{t("writeOn")}</AppLink></p> : null;
  return (
    <section aria-labelledby="lessons-on" className="mt-3 border-l-2 border-found bg-found-tint/40 px-3 py-2">
      <h2 id="lessons-on" className="text-row font-semibold">{t("onCount", { count: total })}</h2>
      <ul className="mt-1 grid gap-1">
        {lessons.map((one) => (
          <li key={one.id} className="text-row [overflow-wrap:anywhere]">
            <AppLink prose href={`/lessons/${one.id}`}>{one.title}</AppLink> <span className="text-meta text-text2">{one.useful > 0 ? t("usefulCount", { count: one.useful }) : null}</span>
            <span className="line-clamp-1 text-meta text-text2">{one.keep}</span>
          </li>
        ))}
      </ul>
      {writes ? <p className="mt-1 text-meta"><AppLink prose href={href}>{t("writeOn")}</AppLink></p> : null}
    </section>
  );
}
