import type { ReactNode } from "react";
import { Sentences } from "#components/ui/Sentences.tsx";

export default function TaskPages({ children }: { children: ReactNode }) {
  return <Sentences rooms={["tasks", "classification"]}>{children}</Sentences>;
}
