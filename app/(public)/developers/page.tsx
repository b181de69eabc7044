import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { Badge } from "#components/ui/Badge.tsx";
import type { Language } from "#lib/names.ts";
import { operations } from "../../api/operations.ts";
import { plain } from "../../api/plain.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("frame.developers"))("title") };
}

/** The API as `openapi.json` describes it, to be read by people. */
export default async function Developers() {
  const [t, language] = await Promise.all([getTranslations("frame.developers"), getLocale()]);
  const described = [...operations, ...plain];
  const rooms = Map.groupBy(described, (op) => op.name.split(".")[0] ?? "");
  return (
    <article className="max-w-[960px]">
      <h1 className="text-calm1 font-bold">{t("title")}</h1>
      <p className="mt-2 max-w-[720px] text-read text-text2">{t("lead")}</p>
      <p className="mt-2 max-w-[720px] text-read text-text2">{t("token")}</p>
      <p className="mt-3 text-row">
        <a href="/api/openapi.json" className="prose-link">{t("raw")}</a> · {t("operations", { count: described.length })}
      </p>
      {[...rooms].map(([room, ops]) => (
        <section key={room} className="mt-10">
          <h2 className="border-b border-line2 pb-2 text-calm3 font-bold">{room}</h2>
          {ops.map((op) => {
            const [method = "", address = ""] = op.address.split(" ");
            return (
              <details key={op.name} className="border-b border-line">
                <summary className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 py-2 hover:bg-sunken">
                  <Badge tone={method === "GET" ? "grey" : "now"}>{method}</Badge>
                  <code className="text-row font-semibold">{address}</code>
                  <span className="text-row text-text2">{op.summary[language as Language]}</span>
                </summary>
                <div className="grid gap-4 pt-1 pb-4 md:grid-cols-2">
                  <Fields title={t("input")} none={t("none")} schema={op.input} io="input" />
                  <Fields title={t("output")} none={t("none")} schema={op.output} io="output" />
                  {op.refusals && op.refusals.length > 0 ? (
                    <div className="md:col-span-2">
                      <h3 className="text-meta font-semibold text-text2">{t("refusals")}</h3>
                      <p className="mt-1 text-meta">{op.refusals.join(" · ")}</p>
                    </div>
                  ) : null}
                </div>
              </details>
            );
          })}
        </section>
      ))}
    </article>
  );
}

function Fields({ title, none, schema, io }: { title: string; none: string; schema: z.ZodType; io: "input" | "output" }) {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io, unrepresentable: "any" }) as { properties?: Record<string, { type?: string; format?: string; enum?: unknown[] }>; required?: string[] };
  const names = Object.entries(properties);
  return (
    <div>
      <h3 className="text-meta font-semibold text-text2">{title}</h3>
      <dl className="mt-1 grid grid-cols-[minmax(96px,auto)_1fr] gap-x-4 gap-y-0.5 text-meta">
        {names.length === 0 ? <dd className="col-span-2">{none}</dd> : null}
        {names.map(([name, field]) => (
          <div key={name} className="contents">
            <dt className={required.includes(name) ? "font-semibold" : ""}>{name}</dt>
            <dd className="text-text2">{field.enum ? field.enum.join(" | ") : [field.type, field.format].filter(Boolean).join(", ") || "…"}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
