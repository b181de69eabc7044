import type { ReactNode } from "react";
import { Sentences } from "#components/ui/Sentences.tsx";

export default function RecordPages({ children }: { children: ReactNode }) {
  return <Sentences rooms={["register", "documents"]}>{children}</Sentences>;
}
