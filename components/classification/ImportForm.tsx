"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActForm } from "#components/ui/ActForm.tsx";
import type { Kept } from "#components/ui/ActForm.tsx";
import { AppLink } from "#components/ui/AppLink.tsx";
import { Button } from "#components/ui/Button.tsx";
import { Field, controlStyle } from "#components/ui/Field.tsx";
import { Notice } from "#components/ui/Notice.tsx";
import { Table } from "#components/ui/Table.tsx";
import { TextField } from "#components/ui/TextField.tsx";

export interface ImportShown {
  tree: string;
  dryRun: boolean;
  added: number;
  changed: number;
  same: number;
  failed: number;
  errors: readonly { line: number; reason: string; text: string }[];
}

/** A file of functions: previewed, then imported. Without script the counts come back in the address. */
export function ImportForm({ shown, kept }: { shown: ImportShown | null; kept: Kept | null }) {
  const t = useTranslations("classification.import");
  const [answer, setAnswer] = useState<ImportShown | null>(shown);
  const [tree, setTree] = useState(shown?.tree ?? "");
  const address = `/api/v1/function-trees/${tree === "" ? "imported" : encodeURIComponent(tree)}/imports`;
  return (
    <>
      <ActForm files action={address} to="/admin/imports?tree=:tree&added=:added&changed=:changed&same=:same&failed=:failed" kept={kept} label={t("title")} className="grid max-w-[560px] gap-4" onDone={(body) => setAnswer(body as unknown as ImportShown)}>
        <TextField name="tree" label={t("tree")} hint={t("treeHint")} value={tree} onChange={(event) => setTree(event.currentTarget.value)} placeholder="imported" />
        <Field name="file" label={t("file")} hint={t("fileHint")}>
          {(control) => (
            <input
              type="file"
              accept=".csv,text/csv"
              {...control}
              className={`${controlStyle} py-1.5 text-row file:mr-3 file:min-h-8 file:rounded-control file:border file:border-solid file:border-control file:bg-bg file:px-2.5 file:font-semibold file:text-text`}
              onChange={(event) => {
                const name = event.currentTarget.files?.[0]?.name ?? "";
                if (tree === "") setTree(name.replace(/\.[^.]*$/, "").toLowerCase().replace(/[^a-z0-9-]+/g, "-").replace(/^[^a-z]+/, "").slice(0, 40));
                setAnswer(null);
              }}
            />
          )}
        </Field>
        <div className="flex gap-2">
          <Button type="submit" name="dryRun" value="on">{t("dryRun")}</Button>
          <Button type="submit" kind="primary">{t("run")}</Button>
        </div>
      </ActForm>
      <div aria-live="polite">{answer ? <Result answer={answer} /> : null}</div>
    </>
  );
}

function Result({ answer }: { answer: ImportShown }) {
  const t = useTranslations("classification.import");
  const figures = [["added", answer.added], ["changed", answer.changed], ["same", answer.same], ["failed", answer.failed]] as const;
  const known = new Set(["no-code", "no-name", "code-twice", "unknown-parent", "too-deep", "too-long", "broken-row", "parent-closed", "wrong-level", "changes-later", "unit-task"]);
  return (
    <section className="mt-6 max-w-[720px]">
      <Notice tone={answer.failed > 0 ? "warn" : answer.dryRun ? "info" : "ok"} title={answer.dryRun ? t("resultDry") : t("result")}>
        <dl className="mt-1 flex flex-wrap gap-x-6 gap-y-1">
          {figures.map(([key, count]) => (
            <div key={key} className="flex gap-2">
              <dt>{t(key)}</dt>
              <dd className="font-semibold tabular-nums">{count}</dd>
            </div>
          ))}
        </dl>
        {answer.dryRun ? null : <AppLink prose href={`/tasks?view=function&tree=${answer.tree}`}>{t("open")}</AppLink>}
      </Notice>
      {answer.errors.length > 0 ? (
        <div className="mt-4">
          <Table
            caption={t("failed")}
            rows={answer.errors.slice(0, 200)}
            rowKey={(row) => `${row.line}${row.reason}`}
            columns={[
              { key: "line", head: t("line"), cell: (row) => row.line, figure: true },
              { key: "code", head: t("code"), cell: (row) => row.text },
              { key: "why", head: t("why"), cell: (row) => (known.has(row.reason) ? t(row.reason as "no-code") : row.reason) },
            ]}
          />
        </div>
      ) : null}
    </section>
  );
}
