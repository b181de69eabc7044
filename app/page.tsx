import type { Route } from "next";
import { redirect } from "next/navigation";

/** The door of the house: the day's work, or signing in on the way to it. */
export default function Home() {
  redirect("/my-day" as Route);
}
