import { UserCheck } from "lucide-react";

/** On a phone, where the switcher is out of sight: as whom one acts, always in sight. */
export function ActingLine({ title, note }: { title: string; note: string }) {
  return (
    <p className="no-print flex min-h-10 items-center gap-2 border-b border-warn bg-warn-tint px-4 text-row font-semibold text-warn md:hidden">
      <UserCheck aria-hidden className="size-4 shrink-0" />
      {[title, note].filter(Boolean).join(" · ")}
    </p>
  );
}
