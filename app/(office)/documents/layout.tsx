import type { ReactNode } from "react";
import { Sentences } from "#components/ui/Sentences.tsx";

export default function DocumentPages({ children }: { children: ReactNode }) {
  return <Sentences rooms={["documents", "approval", "files"]}>{children}</Sentences>;
}
