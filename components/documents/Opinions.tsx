export interface OpinionShown {
  id: string;
  name: string;
  post: string;
  when: string;
  text: string;
}

/**
 * Problem: what people thought on the way of a document; the route's (의견) leads here.
 * Example: <Opinions items={card.opinions} />
 */
export function Opinions({ items }: { items: readonly OpinionShown[] }) {
  if (items.length === 0) return null;
  return (
    <ul id="opinions" className="mt-3 grid gap-3">
      {items.map((opinion) => (
        <li key={opinion.id} className="border-l-2 border-line2 pl-3">
          <p className="text-meta text-text2">
            <strong className="text-text">{opinion.name}</strong> {opinion.post} · {opinion.when}
          </p>
          <p className="text-row whitespace-pre-wrap [overflow-wrap:anywhere]">{opinion.text}</p>
        </li>
      ))}
    </ul>
  );
}
