import { ChevronRight } from "lucide-react";
import { useLocale } from "next-intl";
import type { ReactNode } from "react";
import { AppLink } from "#components/ui/AppLink.tsx";
import { cx } from "#components/ui/cx.ts";
import type { Branch } from "#lib/classification/rules.ts";
import { nameOf } from "#lib/names.ts";
import type { Language } from "#lib/names.ts";

/**
 * Problem: a tree of functions or purposes with counts, opened and closed without script.
 * Parameters: branches, hrefOf (null: no link), open (how many levels stand open; all with `Infinity`), current (id of the chosen one), countOf.
 * Example: <Tree label="기능별" branches={tree} hrefOf={(branch) => `/tasks/${branch.id}`} open={1} countOf={(branch) => branch.count} />
 */
export function Tree({ label, ...rest }: { label: string } & Parts) {
  return (
    <nav aria-label={label}>
      <Branches depth={0} {...rest} />
    </nav>
  );
}

interface Parts {
  branches: readonly Branch[];
  hrefOf: (branch: Branch) => string | null;
  open: number;
  current?: string | null;
  countOf: (branch: Branch) => ReactNode;
}

function Branches({ branches, depth, ...rest }: Parts & { depth: number }) {
  return (
    <ul className={cx(depth > 0 && "ml-3 border-l border-line pl-2 md:ml-4")}>
      {branches.map((branch) => (
        <li key={branch.id}>
          {branch.children.length === 0 ? (
            <Name branch={branch} {...rest} leaf />
          ) : rest.hrefOf(branch) !== null ? (
            <Linked branch={branch} depth={depth} {...rest} />
          ) : (
            <details open={depth < rest.open || holds(branch, rest.current ?? null)} className="group/branch">
              <summary className="flex min-h-11 cursor-pointer list-none items-center gap-1.5 rounded-control px-1 hover:bg-sunken md:min-h-8 [&::-webkit-details-marker]:hidden">
                <ChevronRight aria-hidden className="size-4 shrink-0 text-text3 [details[open]>summary>&]:rotate-90" />
                <Name branch={branch} {...rest} />
                <span className="ml-auto pl-3 text-meta tabular-nums text-text2">{rest.countOf(branch)}</span>
              </summary>
              <Branches {...rest} branches={branch.children} depth={depth + 1} />
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}

/** A branch whose name leads somewhere: a link cannot stand in what opens it, so it stands beside. */
function Linked({ branch, depth, ...rest }: Omit<Parts, "branches"> & { branch: Branch; depth: number }) {
  const language = useLocale() as Language;
  return (
    <>
      <div className="flex min-h-11 items-center gap-1.5 rounded-control px-1 hover:bg-sunken md:min-h-8">
        <details open={depth < rest.open || holds(branch, rest.current ?? null)} className="group/branch -ml-1 shrink-0">
          <summary className="grid size-11 cursor-pointer list-none place-items-center rounded-control md:size-7 [&::-webkit-details-marker]:hidden">
            <ChevronRight aria-hidden className="size-4 text-text3 group-open/branch:rotate-90" />
            <span className="sr-only">{nameOf(branch, language)}</span>
          </summary>
        </details>
        <Name branch={branch} {...rest} beside />
        <span className="ml-auto pl-3 text-meta tabular-nums text-text2">{rest.countOf(branch)}</span>
      </div>
      <div className="hidden [li:has(>div>details[open])>&]:block">
        <Branches {...rest} branches={branch.children} depth={depth + 1} />
      </div>
    </>
  );
}

function Name({ branch, hrefOf, current, leaf = false, beside = false }: Pick<Parts, "hrefOf" | "current"> & { branch: Branch; leaf?: boolean; beside?: boolean }) {
  const language = useLocale() as Language;
  const href = hrefOf(branch);
  const text = (
    <>
      <span className="text-meta tabular-nums text-text3">{branch.code}</span> <span className={cx("text-row", branch.level <= 2 && "font-semibold")}>{nameOf(branch, language)}</span>
    </>
  );
  const look = cx("min-w-0", beside && "flex min-h-11 flex-wrap items-center gap-x-1.5 md:min-h-8", leaf && "flex min-h-11 flex-wrap items-center gap-x-1.5 rounded-control px-1 pl-6 md:min-h-8", branch.id === current && "bg-selected font-semibold");
  if (!href) return <span className={look}>{text}</span>;
  return (
    <AppLink href={href} aria-current={branch.id === current ? "true" : undefined} className={cx(look, "hover:underline", leaf && "hover:bg-sunken")}>
      {text}
    </AppLink>
  );
}

function holds(branch: Branch, id: string | null): boolean {
  return id !== null && branch.children.some((child) => child.id === id || holds(child, id));
}
