/** The product's mark: an open floor of boards. Its name stands beside it. */
export function Mark({ name }: { name: string }) {
  return (
    <span className="inline-flex items-center gap-2.5">
      <svg viewBox="0 0 28 28" aria-hidden className="size-7 shrink-0">
        <rect width="28" height="28" rx="6" className="fill-primary" />
        <g className="fill-none stroke-on-primary" strokeWidth="1.6" strokeLinejoin="round">
          <rect x="6" y="7" width="16" height="14" rx="1.5" />
          <path d="M6 11.7h16M6 16.4h16M14 7v4.7M10 11.7v4.7M18 11.7v4.7M14 16.4V21" />
        </g>
      </svg>
      <span className="text-calm3 font-bold">{name}</span>
    </span>
  );
}
