import type { ReactNode } from "react";
import { Sentences } from "#components/ui/Sentences.tsx";

export default function HandoverPages({ children }: { children: ReactNode }) {
  return <Sentences rooms={["handover"]}>{children}</Sentences>;
}
