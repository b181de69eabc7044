"use client";
import { ArrowDown, ArrowUp, Paperclip, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { formatSize } from "#lib/format.ts";
import { largestFile } from "#lib/files/rules.ts";
import { Badge } from "#components/ui/Badge.tsx";
import { Button } from "#components/ui/Button.tsx";
import { cx } from "#components/ui/cx.ts";
import { sendFile } from "./sendFile.ts";

export interface AttachedFile {
  id: string;
  name: string;
  size: number;
  state: string;
}

interface Coming {
  key: number;
  file: File;
  percent: number;
  why: string | null;
}

/**
 * Problem: files are attached while writing, by dropping or choosing, several at once; each shows how far it is, and what went wrong with it.
 * Example: <AttachmentField files={files} onChange={setFiles} error={null} />
 */
export function AttachmentField({ files, onChange, error }: { files: readonly AttachedFile[]; onChange: (change: (now: readonly AttachedFile[]) => AttachedFile[]) => void; error: string | null }) {
  const t = useTranslations("files");
  const [coming, setComing] = useState<Coming[]>([]);
  const [over, setOver] = useState(false);
  const [said, setSaid] = useState("");
  const chooser = useRef<HTMLInputElement>(null);
  const count = useRef(0);
  const alter = (key: number, more: Partial<Coming>) => setComing((now) => now.map((one) => (one.key === key ? { ...one, ...more } : one)));

  async function bring(file: File, again?: number) {
    const key = again ?? ++count.current;
    if (again === undefined) setComing((now) => [...now, { key, file, percent: 0, why: null }]);
    if (file.size > largestFile) return alter(key, { why: t("tooLarge", { size: formatSize(largestFile) }) });
    alter(key, { why: null, percent: 0 });
    const sent = await sendFile(file, (percent) => alter(key, { percent }));
    if (!sent.ok) return alter(key, { why: sent.why ?? t("offline") });
    setComing((now) => now.filter((one) => one.key !== key));
    onChange((now) => [...now, sent.file]);
    setSaid(t("uploaded", { name: sent.file.name }));
  }
  const moved = (at: number, by: number) =>
    onChange((now) => {
      const next = [...now];
      const [one] = next.splice(at, 1);
      if (one) next.splice(at + by, 0, one);
      return next;
    });

  return (
    <fieldset className="min-w-0">
      <legend className="text-row font-semibold">{t("title")}</legend>
      <div
        data-drop
        className={cx("mt-1 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-control border border-dashed px-3 py-2.5", over ? "border-link bg-selected" : "border-control")}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          for (const file of event.dataTransfer.files) void bring(file);
        }}
      >
        <Paperclip aria-hidden className="size-4 text-text2" />
        <span className="text-row text-text2">{t("drop")}</span>
        <Button size="dense" onClick={() => chooser.current?.click()}>{t("choose")}</Button>
        <span className="text-meta text-text2">{t("limit", { size: formatSize(largestFile) })}</span>
        <input
          ref={chooser}
          type="file"
          multiple
          aria-label={t("choose")}
          className="sr-only"
          tabIndex={-1}
          onChange={(event) => {
            for (const file of event.target.files ?? []) void bring(file);
            event.target.value = "";
          }}
        />
      </div>
      {error ? <p role="alert" className="mt-1 text-meta font-medium text-bad">{error}</p> : null}
      <p role="status" className="sr-only">{said}</p>
      <ul>
        {files.map((file, at) => (
          <li key={file.id} className="flex flex-wrap items-center gap-x-2 border-b border-line py-1.5 text-row">
            <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{file.name} <span className="text-meta whitespace-nowrap text-text2">{formatSize(file.size)}</span></span>
            {file.state !== "ok" ? <Badge tone="warn">{t(`state.${file.state as "lying"}`)}</Badge> : null}
            <span className="flex">
              <Mini label={t("up", { name: file.name })} disabled={at === 0} onClick={() => moved(at, -1)}><ArrowUp aria-hidden className="size-4" /></Mini>
              <Mini label={t("down", { name: file.name })} disabled={at === files.length - 1} onClick={() => moved(at, 1)}><ArrowDown aria-hidden className="size-4" /></Mini>
              <Mini label={t("remove", { name: file.name })} onClick={() => onChange((now) => now.filter((one) => one.id !== file.id))}><X aria-hidden className="size-4" /></Mini>
            </span>
          </li>
        ))}
        {coming.map((one) => (
          <li key={one.key} className="border-b border-line py-1.5 text-row">
            {one.why === null ? (
              <label className="block">
                <span className="text-text2">{t("uploading", { name: one.file.name, percent: one.percent })}</span>
                <progress max={100} value={one.percent} className="mt-1 block h-1 w-full accent-primary" />
              </label>
            ) : (
              <div role="alert" className="flex flex-wrap items-center gap-2 text-bad">
                <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{t("failed", { name: one.file.name, why: one.why })}</span>
                <Button size="dense" onClick={() => void bring(one.file, one.key)}>{t("again")}</Button>
                <Button size="dense" kind="plain" onClick={() => setComing((now) => now.filter((other) => other.key !== one.key))}>{t("dismiss")}</Button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

function Mini({ label, disabled = false, onClick, children }: { label: string; disabled?: boolean; onClick: () => void; children: React.ReactNode }) {
  return (
    <button type="button" aria-label={label} title={label} disabled={disabled} onClick={onClick} className="inline-flex size-11 items-center justify-center rounded-control hover:bg-sunken disabled:text-text3 disabled:opacity-50 md:size-8">
      {children}
    </button>
  );
}
