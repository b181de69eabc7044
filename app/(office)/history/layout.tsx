import type { ReactNode } from "react";
import { Sentences } from "#components/ui/Sentences.tsx";

export default function HistoryPages({ children }: { children: ReactNode }) {
  return <Sentences rooms={["audit.exportMost", "audit.exportCut", "audit.exportCutText"]}>{children}</Sentences>;
}
