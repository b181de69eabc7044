import type { ReactNode } from "react";
import { Sentences } from "#components/ui/Sentences.tsx";

export default function CategoryPages({ children }: { children: ReactNode }) {
  return <Sentences rooms={["petitions"]}>{children}</Sentences>;
}
