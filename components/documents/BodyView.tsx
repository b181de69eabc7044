import type { BodyNode } from "#lib/documents/body.ts";
import { bodyHtml } from "./bodyHtml.ts";

/**
 * Problem: the text of a document as it would be printed, with its official item marks. As one piece of HTML: a text of
 * twenty pages as elements takes longer than all else on its page.
 * Example: <BodyView body={version.body} />
 */
export function BodyView({ body }: { body: BodyNode }) {
  return <div className="written" dangerouslySetInnerHTML={{ __html: bodyHtml(body) }} />;
}
