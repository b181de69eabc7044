import type { ReactNode } from "react";
import { Sentences } from "#components/ui/Sentences.tsx";

export default function ProfilePages({ children }: { children: ReactNode }) {
  return <Sentences rooms={["organisation"]}>{children}</Sentences>;
}
