import Link from "next/link";
import type { Route as Address } from "next";
import type { ComponentProps } from "react";

/**
 * Problem: a link inside the product whose address is put together from data.
 * Parameters: those of a link; `href` is any path of the product; `prose` underlines it in blue.
 * Example: <AppLink href={`/documents/${id}`} prose>혁신기획과-1234</AppLink>
 */
export function AppLink({ href, prose = false, className, ...rest }: Omit<ComponentProps<"a">, "href"> & { href: string; prose?: boolean; scroll?: boolean; replace?: boolean }) {
  return <Link href={href as Address} prefetch={false} className={[prose ? "prose-link" : "", className ?? ""].join(" ").trim() || undefined} {...rest} />;
}
