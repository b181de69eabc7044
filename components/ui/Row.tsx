import type { ReactNode } from "react";
import { AppLink } from "./AppLink.tsx";
import { cx } from "./cx.ts";

/**
 * Problem: one line of a list in two lines: what, then who and where. The row is the link.
 * Parameters: href, before (left of the link, such as a box to choose it), after (below it, such as a button), badge, title, meta (second line), end (right, usually a date), unread, current.
 * Example: <Row href={`/documents/${id}`} badge={<Badge tone="now">검토</Badge>} title={title} meta="기안 박서온" end="오늘 18:00" />
 */
export function Row({ href, before, after, badge, title, meta, end, unread = false, current = false, id }: { href: string; before?: ReactNode; after?: ReactNode; badge?: ReactNode; title: ReactNode; meta?: ReactNode; end?: ReactNode; unread?: boolean; current?: boolean; id?: string }) {
  return (
    <li id={id} data-row className={cx("border-b border-line", before !== undefined && "grid grid-cols-[44px_minmax(0,1fr)] md:pl-3", current && "bg-selected shadow-[inset_3px_0_0_var(--link)]")}>
      {before === undefined ? null : <span className="flex justify-center pt-1">{before}</span>}
      <AppLink href={href} aria-current={current ? "true" : undefined} className={cx("row-link", before === undefined ? "pl-4 md:pl-6" : "pl-1", Boolean(badge) && "row-badged", meta ? "items-start" : "items-center")}>
        {badge ? <span className="row-badge">{badge}</span> : null}
        <span className="row-what min-w-0">
          <span className={cx("block text-row", unread ? "font-semibold" : "font-medium")}>{title}</span>
          {meta ? <span className="row-meta">{meta}</span> : null}
        </span>
        <span className="row-end">{end}</span>
      </AppLink>
      {after}
    </li>
  );
}

/** The head of a group of rows: `<GroupHead label="오늘" count={5} />`. */
export function GroupHead({ label, count }: { label: ReactNode; count?: number }) {
  return (
    <h2 className="flex min-h-8 items-center gap-2 border-y border-line bg-sunken px-4 text-meta font-semibold text-text2 md:px-6">
      {label}
      {count !== undefined ? <span className="font-normal tabular-nums">{count}</span> : null}
    </h2>
  );
}
