import type { ReactNode } from "react";
import { Sentences } from "#components/ui/Sentences.tsx";

export default function PeoplePages({ children }: { children: ReactNode }) {
  return <Sentences rooms={["organisation"]}>{children}</Sentences>;
}
