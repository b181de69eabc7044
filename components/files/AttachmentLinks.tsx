import { Paperclip } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/Badge.tsx";
import { formatSize } from "#lib/format.ts";

/**
 * Problem: the files of a document in a line or two, each saved by its name.
 * Example: <AttachmentLinks files={open.files} />
 */
export function AttachmentLinks({ files }: { files: readonly { id: string; name: string; size: number; state: string }[] }) {
  const t = useTranslations("files");
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1">
      {files.map((file) => (
        <li key={file.id} className="flex min-h-11 items-center gap-2 text-row md:min-h-6">
          <Paperclip aria-hidden className="size-4 shrink-0 text-text2" />
          <a href={`/api/v1/files/${file.id}`} download className="prose-link [overflow-wrap:anywhere]">{file.name}</a>
          <span className="figure text-meta text-text2">{formatSize(file.size)}</span>
          {file.state === "ok" ? null : <Badge tone="warn">{t(`state.${file.state as "lying"}`)}</Badge>}
        </li>
      ))}
    </ul>
  );
}
