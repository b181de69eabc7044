import type { ReactNode } from "react";
import { Sentences } from "#components/ui/Sentences.tsx";

export default function DelegationPages({ children }: { children: ReactNode }) {
  return <Sentences rooms={["approval", "documents"]}>{children}</Sentences>;
}
