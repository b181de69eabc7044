import type { ReactNode } from "react";
import { Sentences } from "#components/ui/Sentences.tsx";

export default function OrganisationPages({ children }: { children: ReactNode }) {
  return <Sentences rooms={["organisation", "classification"]}>{children}</Sentences>;
}
