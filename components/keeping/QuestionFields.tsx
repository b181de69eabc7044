import type { Question } from "#lib/keeping/rules.ts";

const many = ["kind", "department", "year", "disclosure", "function"] as const;

/**
 * Problem: a form does something with the question of the page: all its conditions go with it.
 * Example: <ActForm action="/api/v1/saved-searches"><QuestionFields question={question} /></ActForm>
 */
export function QuestionFields({ question }: { question: Question }) {
  return (
    <>
      {(["q", "scope", "sort", "exact"] as const).map((name) => (question[name] ? <input key={name} type="hidden" name={name} value={question[name]} /> : null))}
      {many.flatMap((name) => question[name].map((value) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />))}
    </>
  );
}
