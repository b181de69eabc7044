import { Archive, ArrowLeftRight, ChartColumn, CircleQuestionMark, FileText, History, Inbox, Lightbulb, ListChecks, MessagesSquare, NotebookPen, Search, Settings } from "lucide-react";

export type EntryKey = "myDay" | "documents" | "memos" | "lessons" | "tasks" | "petitions" | "records" | "search" | "handover" | "usage" | "history" | "admin" | "help";

/** The doors of the house, in the order in which they stand. */
export const entries: Record<EntryKey, { href: string; icon: typeof Inbox }> = {
  myDay: { href: "/my-day", icon: Inbox },
  documents: { href: "/documents", icon: FileText },
  memos: { href: "/memos", icon: NotebookPen },
  tasks: { href: "/tasks", icon: ListChecks },
  lessons: { href: "/lessons", icon: Lightbulb },
  petitions: { href: "/petitions", icon: MessagesSquare },
  records: { href: "/records", icon: Archive },
  search: { href: "/search", icon: Search },
  handover: { href: "/handover", icon: ArrowLeftRight },
  usage: { href: "/usage", icon: ChartColumn },
  history: { href: "/history", icon: History },
  admin: { href: "/admin", icon: Settings },
  help: { href: "/help", icon: CircleQuestionMark },
};

/** Whether a page stands behind a door. */
export function standsIn(path: string, key: EntryKey): boolean {
  const { href } = entries[key];
  return path === href || path.startsWith(`${href}/`);
}
