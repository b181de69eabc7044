import type { ReactNode } from "react";

/** A page that is read: a calm title, a lead, and sections of paragraphs. */
export function Prose({ title, lead, sections, children }: { title: string; lead: string; sections: readonly { title: string; text: readonly string[] }[]; children?: ReactNode }) {
  return (
    <article className="max-w-[720px] text-read">
      <h1 className="text-calm1 font-bold">{title}</h1>
      <p className="mt-2 text-text2">{lead}</p>
      {sections.map((section) => (
        <section key={section.title} className="mt-8">
          <h2 className="text-calm3 font-bold">{section.title}</h2>
          {section.text.map((text) => (
            <p key={text} className="mt-2">
              {text}
            </p>
          ))}
        </section>
      ))}
      {children}
    </article>
  );
}
