import type { ReactNode } from "react";
import { Sentences } from "#components/ui/Sentences.tsx";

export default function ImportPages({ children }: { children: ReactNode }) {
  return <Sentences rooms={["classification"]}>{children}</Sentences>;
}
