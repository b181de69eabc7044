import type { ReactNode } from "react";
import { Sentences } from "#components/ui/Sentences.tsx";

export default function LessonPages({ children }: { children: ReactNode }) {
  return <Sentences rooms={["lessons"]}>{children}</Sentences>;
}
