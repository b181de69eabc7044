import { useTranslations } from "next-intl";
import { formatSize } from "#lib/format.ts";
import { mayShow } from "#lib/files/rules.ts";
import { Badge } from "#components/ui/Badge.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { cx } from "#components/ui/cx.ts";
import { buttonStyle } from "#components/ui/buttonStyle.ts";

interface File {
  id: string;
  name: string;
  size: number;
  detected: string;
  state: string;
  text: string | null;
}

/** The files of a record: each can be saved; pictures are shown, PDF opens beside, at the page where search found something. */
export function AttachmentList({ files, hrefOf = (id) => `/api/v1/files/${id}`, found = null }: { files: readonly File[]; hrefOf?: (id: string) => string; found?: { id: string; page: number | null } | null }) {
  const t = useTranslations("files");
  if (files.length === 0) return <EmptyState title={t("none")}>{t("noneText")}</EmptyState>;
  return (
    <div className="mx-auto max-w-[800px]">
    <ol className="rounded-badge border border-line bg-bg">
      {files.map((file, at) => {
        const shown = mayShow(file);
        const href = hrefOf(file.id);
        const here = found?.id === file.id;
        const page = here && file.detected === "application/pdf" ? found.page : null;
        return (
          <li key={file.id} id={`file-${file.id}`} aria-current={here ? "true" : undefined} className={cx("border-b border-line px-4 py-3 last:border-b-0 md:px-6", here && "bg-selected")}>
            <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
              <p className="min-w-0 flex-1 text-row font-medium [overflow-wrap:anywhere]">{at + 1}. {file.name} <span className="text-meta font-normal whitespace-nowrap text-text2">{formatSize(file.size)}</span></p>
              {here ? <Badge tone="now">{page ? t("foundOnPage", { page }) : t("foundHere")}</Badge> : null}
              {file.text ? <Badge tone={file.text === "unreadable" ? "warn" : "grey"}>{t(`text.${file.text as "none"}`)}</Badge> : null}
              {file.state !== "ok" ? <Badge tone="warn">{t(`state.${file.state as "lying"}`)}</Badge> : null}
              <span className="flex gap-2">
                {shown && file.detected === "application/pdf" ? <a href={`${href}?preview=1${page ? `#page=${page}` : ""}`} target="_blank" rel="noreferrer" className={buttonStyle("usual", "dense")}>{page ? t("openAt", { page }) : t("open")}<span className="sr-only"> {file.name}</span></a> : null}
                <a href={href} download className={buttonStyle("usual", "dense")}>{t("save")}<span className="sr-only"> {file.name}</span></a>
              </span>
            </div>
            {file.state !== "ok" ? <p className="mt-1 text-meta text-text2">{t("caution")}</p> : null}
            {shown && file.detected.startsWith("image/") ? (
              // eslint-disable-next-line @next/next/no-img-element -- it comes by its own address with its own access check
              <img src={`${href}?preview=1`} alt={t("preview", { name: file.name })} loading="lazy" className="mt-3 max-h-[480px] max-w-full rounded-badge border border-line" />
            ) : null}
          </li>
        );
      })}
    </ol>
    <p className="mt-3 text-meta text-text2">{t("textHint")}</p>
    </div>
  );
}
