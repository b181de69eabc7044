import type { ReactNode } from "react";
import { Sentences } from "#components/ui/Sentences.tsx";

export default function Layout({ children }: { children: ReactNode }) {
  return <Sentences rooms={["search"]}>{children}</Sentences>;
}
