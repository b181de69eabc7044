import { cx } from "./cx.ts";

export type ButtonKind = "primary" | "usual" | "plain" | "danger";
export type ButtonSize = "dense" | "usual" | "calm";

const kinds: Record<ButtonKind, string> = {
  primary: "border-primary bg-primary text-on-primary hover:border-primary-hover hover:bg-primary-hover",
  usual: "border-control bg-bg text-text hover:bg-sunken",
  plain: "border-transparent bg-transparent text-text2 hover:bg-sunken",
  danger: "border-bad bg-bg text-bad hover:bg-bad-tint",
};

const sizes: Record<ButtonSize, string> = {
  dense: "min-h-11 px-3 text-row md:min-h-8 md:px-2.5",
  usual: "min-h-11 px-4 text-row md:min-h-9",
  calm: "min-h-12 px-5 text-read",
};

/** The look of a button, for buttons and for links that act as one. */
export function buttonStyle(kind: ButtonKind = "usual", size: ButtonSize = "usual", className?: string): string {
  return cx(
    "inline-flex items-center justify-center gap-2 rounded-control border font-semibold whitespace-nowrap no-underline",
    "disabled:border-badge-edge disabled:bg-grey disabled:text-text3 disabled:hover:bg-grey",
    kinds[kind],
    sizes[size],
    className,
  );
}
