"use client";
import type { Route as Address } from "next";
import { useRouter } from "next/navigation";
import type { MouseEvent, ReactNode } from "react";

/**
 * Problem: a long list of links into the product. Each is a plain `<a href>`, drawn in a tenth of the time of an AppLink, and is followed as that is.
 * Example: <LinksInPlace><a href={`/documents/${id}`}>{title}</a></LinksInPlace>
 */
export function LinksInPlace({ children }: { children: ReactNode }) {
  const router = useRouter();
  const follow = (event: MouseEvent<HTMLElement>) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    // A window of its own is the browser's to open.
    if (!link || event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const { origin, pathname, search, hash } = new URL(link.href);
    if (origin !== window.location.origin) return;
    event.preventDefault();
    router.push(`${pathname}${search}${hash}` as Address);
  };
  return <div onClick={follow}>{children}</div>;
}
