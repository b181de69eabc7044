import type { ReactNode } from "react";

/**
 * Problem: there is nothing. Says what is so, what comes next, and one way on.
 * Example: <EmptyState title="기다리는 일이 없습니다" action={<ButtonLink href="/documents">문서 보기</ButtonLink>}>다음 약속은 …</EmptyState>
 */
export function EmptyState({ title, children, action }: { title: ReactNode; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="max-w-[720px] px-4 py-8 md:px-6 md:py-10">
      <h2 className="text-section font-semibold">{title}</h2>
      {children ? <div className="mt-1 text-row text-text2">{children}</div> : null}
      {action ? <div className="mt-4 flex flex-wrap gap-2">{action}</div> : null}
    </div>
  );
}
