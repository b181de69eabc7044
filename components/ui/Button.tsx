import type { ComponentProps, ReactNode } from "react";
import { AppLink } from "./AppLink.tsx";
import { buttonStyle } from "./buttonStyle.ts";
import type { ButtonKind, ButtonSize } from "./buttonStyle.ts";
import { Kbd } from "./Kbd.tsx";

interface Look {
  kind?: ButtonKind;
  size?: ButtonSize;
  icon?: ReactNode;
  /** The key that does the same, shown at the end. */
  hotkey?: string;
}

/**
 * Problem: something is done. One `primary` a view; say beside it why a disabled one is off (`reason`).
 * Parameters: kind primary|usual|plain|danger, size dense|usual|calm, icon, hotkey, reason.
 * Example: <Button kind="primary" type="submit" hotkey="A">승인</Button>
 */
export function Button({ kind, size, icon, hotkey, reason, className, children, ...rest }: ComponentProps<"button"> & Look & { reason?: string | null }) {
  const button = (
    <button type="button" {...rest} disabled={rest.disabled ?? Boolean(reason)} className={buttonStyle(kind, size, className)}>
      {icon}
      {children}
      {hotkey ? <Kbd onFill={kind === "primary"}>{hotkey}</Kbd> : null}
    </button>
  );
  if (!reason) return button;
  return (
    <span className="inline-flex flex-wrap items-center gap-3">
      {button}
      <span className="text-meta text-text2">{reason}</span>
    </span>
  );
}

/**
 * Problem: a way to another page that looks like a button.
 * Example: <ButtonLink href="/documents/new" kind="primary">새 문서</ButtonLink>
 */
export function ButtonLink({ kind, size, icon, hotkey, className, children, href, ...rest }: Omit<ComponentProps<"a">, "href"> & Look & { href: string; scroll?: boolean }) {
  return (
    <AppLink href={href} {...rest} className={buttonStyle(kind, size, className)}>
      {icon}
      {children}
      {hotkey ? <Kbd onFill={kind === "primary"}>{hotkey}</Kbd> : null}
    </AppLink>
  );
}
