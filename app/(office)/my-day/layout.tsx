import type { ReactNode } from "react";
import { Sentences } from "#components/ui/Sentences.tsx";

export default function MyDayPages({ children }: { children: ReactNode }) {
  return <Sentences rooms={["documents.many", "documents.status"]}>{children}</Sentences>;
}
