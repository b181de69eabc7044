"use client";
import { ArrowDown, ArrowUp, GripVertical, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import type { PointerEvent } from "react";
import type { StepKind } from "#lib/approval/rules.ts";
import { cx } from "#components/ui/cx.ts";
import { SelectField } from "#components/ui/SelectField.tsx";
import type { Beside, DraftStep } from "#lib/approval/laying.ts";

interface Props {
  n: number;
  all: number;
  step: DraftStep;
  name: string;
  note: string | undefined;
  kinds: readonly StepKind[];
  /** How many stay at the beginning. */
  fixed: number;
  beside: Beside | null;
  dragged: boolean;
  onTake: (event: PointerEvent) => void;
  onMove: (to: number) => void;
  onKind: (kind: StepKind) => void;
  onBeside: (steps: DraftStep[]) => void;
  /** Null where no department acts as a whole. */
  onDepartment: ((whole: boolean) => void) | null;
  onRemove: () => void;
}

const small = "inline-flex size-11 items-center justify-center rounded-control text-text2 hover:bg-sunken disabled:text-line2 disabled:hover:bg-transparent md:size-8";

/** One step of the route being drafted: its handle, who, for what, and the same moves as buttons. */
export function RouteStepRow({ n, all, fixed, step, name, note, kinds, beside, dragged, onTake, onMove, onKind, onBeside, onDepartment, onRemove }: Props) {
  const t = useTranslations("documents.editor");
  const words = useTranslations("approval.kinds");
  const handle = useRef<HTMLButtonElement>(null);
  const moved = useRef(false);
  useEffect(() => {
    // The row was set elsewhere in the list; the keys stay with it.
    if (moved.current) handle.current?.focus();
    moved.current = false;
  }, [n]);
  const stays = n < fixed;
  return (
    <li data-step className={cx("grid grid-cols-[44px_minmax(0,1fr)] items-center gap-x-1 border-b border-line py-1.5 text-row sm:grid-cols-[44px_minmax(0,1fr)_auto] md:grid-cols-[32px_minmax(0,1fr)_auto]", dragged && "bg-selected")}>
      {stays ? (
        <span className="text-center text-text2 tabular-nums">{n + 1}</span>
      ) : (
        <button
          ref={handle}
          type="button"
          aria-label={t("moveStep", { name, n: n + 1, all })}
          className={cx(small, "cursor-grab touch-none select-none")}
          onPointerDown={onTake}
          onKeyDown={(event) => {
            const to = event.key === "ArrowUp" ? n - 1 : event.key === "ArrowDown" ? n + 1 : null;
            if (to === null) return;
            event.preventDefault();
            if (to < fixed || to >= all) return;
            moved.current = true;
            onMove(to);
          }}
        >
          <GripVertical aria-hidden className="size-4" />
        </button>
      )}
      <div className="min-w-0">
        <p className="font-medium [overflow-wrap:anywhere]">{name}</p>
        {note ? <p className="text-meta text-text2 [overflow-wrap:anywhere]">{note}</p> : null}
        {stays ? null : (
          <span className="flex flex-wrap gap-x-4">
            {beside ? (
              <label className="inline-flex min-h-11 items-center gap-1.5 text-meta md:min-h-7">
                <input type="checkbox" className="size-4 accent-primary" checked={beside.on} onChange={() => onBeside(beside.toggled)} aria-label={`${name}: ${t("beside")}`} />
                {t("beside")}
              </label>
            ) : null}
            {onDepartment && step.kind === "cooperation" ? (
              <label className="inline-flex min-h-11 items-center gap-1.5 text-meta md:min-h-7">
                <input type="checkbox" className="size-4 accent-primary" checked={Boolean(step.departmentId)} onChange={(event) => onDepartment(event.target.checked)} aria-label={`${name}: ${t("wholeDepartment")}`} />
                {t("wholeDepartment")}
              </label>
            ) : null}
          </span>
        )}
      </div>
      {stays ? (
        <span className="col-start-2 text-text2 sm:col-start-3 sm:pr-2">{words(step.kind)}</span>
      ) : (
        <span className="col-start-2 flex items-center sm:col-start-3">
          <SelectField className="mr-1 w-[104px] [&>div]:mt-0" name={`stepKind-${n}`} labelHidden label={t("kindOf", { name })} options={(kinds.includes(step.kind) ? kinds : [step.kind, ...kinds]).map((value) => ({ value, label: words(value) }))} value={step.kind} onChange={(event) => onKind(event.target.value as StepKind)} />
          <button type="button" className={small} disabled={n <= fixed} onClick={() => onMove(n - 1)} aria-label={`${name}: ${t("up")}`}><ArrowUp aria-hidden className="size-4" /></button>
          <button type="button" className={small} disabled={n === all - 1} onClick={() => onMove(n + 1)} aria-label={`${name}: ${t("down")}`}><ArrowDown aria-hidden className="size-4" /></button>
          <button type="button" className={small} onClick={onRemove} aria-label={`${name}: ${t("remove")}`}><X aria-hidden className="size-4" /></button>
        </span>
      )}
    </li>
  );
}
