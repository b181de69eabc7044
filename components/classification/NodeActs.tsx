"use client";
import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { ActForm } from "#components/ui/ActForm.tsx";
import type { Kept } from "#components/ui/ActForm.tsx";
import { Button } from "#components/ui/Button.tsx";
import { Combobox } from "#components/ui/Combobox.tsx";
import type { Choice } from "#components/ui/Combobox.tsx";
import { SelectField } from "#components/ui/SelectField.tsx";
import type { Option } from "#components/ui/SelectField.tsx";
import { TextField } from "#components/ui/TextField.tsx";
import type { ReactNode } from "react";

export interface NodeShown {
  id: string;
  tree: string;
  level: number;
  nameKo: string;
  nameEn: string;
}

/** What an administrator may do with the chosen function, each with the day from which it holds. */
export function NodeActs({ node, parents, units, retentions, at, kept }: { node: NodeShown; parents: readonly Choice[]; units: readonly Choice[]; retentions: readonly Option[]; at: string; kept: Kept | null }) {
  const t = useTranslations("classification.admin");
  const from = <TextField name="from" type="date" label={t("from")} hint={t("fromHint")} optional />;
  const address = `/api/v1/function-nodes/${node.id}`;
  const task = node.tree === "brm" && node.level === 5;
  return (
    <div className="grid gap-3">
      <Act title={t("rename")} action={`${address}/names`} done={t("done")} at={at} kept={kept}>
        <TextField name="nameKo" label={t("nameKo")} defaultValue={node.nameKo} />
        <TextField name="nameEn" label={t("nameEn")} defaultValue={node.nameEn} optional />
        {from}
      </Act>
      {node.level > 1 ? (
        <Act title={t("move")} action={`${address}/places`} done={t("done")} at={at} kept={kept}>
          <Combobox name="parentId" label={t("parent")} choices={parents} />
          {from}
        </Act>
      ) : null}
      {node.level < 6 ? (
        <Act title={task ? t("openTask") : t("add")} action={task ? "/api/v1/tasks" : "/api/v1/function-nodes"} values={task ? { parentId: node.id } : { tree: node.tree, parentId: node.id }} done={t("added")} at={at} kept={kept}>
          <NewNode />
          {task ? (
            <>
              <Combobox name="departmentId" label={t("department")} choices={units} />
              <SelectField name="retention" label={t("retention")} options={retentions} defaultValue="5" />
              <TextField name="outline" label={t("outline")} optional />
            </>
          ) : null}
          {from}
        </Act>
      ) : null}
      <Act title={t("close")} action={`${address}/closings`} done={t("done")} at={at} kept={kept}>
        <TextField name="until" type="date" label={t("until")} optional />
        <TextField name="reason" label={t("reason")} optional />
      </Act>
    </div>
  );
}

export function NewNode() {
  const t = useTranslations("classification.admin");
  return (
    <>
      <TextField name="code" label={t("code")} />
      <TextField name="nameKo" label={t("nameKo")} />
      <TextField name="nameEn" label={t("nameEn")} optional />
    </>
  );
}

export function Act({ title, action, values = {}, done, at, kept, children }: { title: string; action: string; values?: Readonly<Record<string, string>>; done: string; at: string; kept: Kept | null; children: ReactNode }) {
  return (
    <details className="group border-t border-line pt-2" open={kept !== null || undefined}>
      <summary className="flex min-h-11 cursor-pointer items-center justify-between gap-2 text-row font-semibold md:min-h-8">{title}<ChevronDown aria-hidden className="size-4 text-text2 group-open:rotate-180" /></summary>
      <ActForm action={action} values={values} done={done} at={at} kept={kept} label={title} className="grid gap-3 py-2">
        {children}
        <div>
          <Button type="submit" kind="usual">{title}</Button>
        </div>
      </ActForm>
    </details>
  );
}
