import { CircleAlert, CircleCheck, Info, UserCheck } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./cx.ts";

type NoticeTone = "info" | "ok" | "warn" | "bad" | "acting";

const looks: Record<NoticeTone, { box: string; icon: typeof Info }> = {
  info: { box: "bg-selected text-text", icon: Info },
  ok: { box: "bg-ok-tint text-text", icon: CircleCheck },
  warn: { box: "bg-warn-tint text-text", icon: CircleAlert },
  bad: { box: "bg-bad-tint text-text", icon: CircleAlert },
  acting: { box: "bg-warn-tint text-text", icon: UserCheck },
};
const colours: Record<NoticeTone, string> = { info: "text-link", ok: "text-ok", warn: "text-warn", bad: "text-bad", acting: "text-warn" };

/**
 * Problem: what one must know before going on, inside the page. `alert` is read out at once.
 * Parameters: tone info|ok|warn|bad|acting, title, alert.
 * Example: <Notice tone="warn" title="직무대리로 검토할 차례입니다">…</Notice>
 */
export function Notice({ tone = "info", title, alert = false, children, id }: { tone?: NoticeTone; title?: ReactNode; alert?: boolean; children?: ReactNode; id?: string }) {
  const { box, icon: Icon } = looks[tone];
  return (
    <div id={id} role={alert ? "alert" : undefined} className={cx("flex gap-2.5 rounded-control border border-badge-edge px-3 py-2.5", box)}>
      <Icon aria-hidden className={cx("mt-0.5 size-4 shrink-0", colours[tone])} />
      <div className="min-w-0">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children ? <div className="text-row">{children}</div> : null}
      </div>
    </div>
  );
}
