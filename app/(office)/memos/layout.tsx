import type { ReactNode } from "react";
import { Sentences } from "#components/ui/Sentences.tsx";

export default function MemoPages({ children }: { children: ReactNode }) {
  return <Sentences rooms={["memos", "files"]}>{children}</Sentences>;
}
