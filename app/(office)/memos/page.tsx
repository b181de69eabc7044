import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RecordReads } from "#components/audit/RecordReads.tsx";
import { foundIn } from "#components/files/foundIn.ts";
import { MemoForm } from "#components/memos/MemoForm.tsx";
import { MemoView } from "#components/memos/MemoView.tsx";
import type { MemoShown } from "#components/memos/MemoView.tsx";
import { Beside, BesideTabs } from "#components/search/Beside.tsx";
import { AppLink } from "#components/ui/AppLink.tsx";
import { Badge } from "#components/ui/Badge.tsx";
import { ButtonLink } from "#components/ui/Button.tsx";
import { Chips } from "#components/ui/Chips.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { Pagination } from "#components/ui/Pagination.tsx";
import { Row } from "#components/ui/Row.tsx";
import { RowKeys } from "#components/ui/RowKeys.tsx";
import { formatInstant } from "#lib/format.ts";
import { boxes } from "#lib/memos/input.ts";
import { memoPage, memosOf, openMemo } from "#lib/memos/queries.ts";
import type { OpenMemo } from "#lib/memos/queries.ts";
import { readsOfMemo } from "#lib/memos/reads.ts";
import { maySeeReads } from "#lib/memos/rules.ts";
import { nameOf } from "#lib/names.ts";
import type { Language } from "#lib/names.ts";
import { memoTold } from "#lib/search/told.ts";
import { postsWith } from "#lib/organisation/units.ts";
import { formOfPage, pageContext } from "#app/current.ts";
import { besideOf } from "#app/(office)/beside.ts";
import { readsShown } from "#app/(office)/reads.ts";
import { orNotFound } from "#app/or-not-found.ts";
import { pageNumber } from "#app/page-number.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("memos"))("title") };
}

/** More posts than an agency has; each is found by typing. */
const mostPosts = 2000;

export default async function Memos({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [context, query, t] = await Promise.all([pageContext(), searchParams, getTranslations("memos")]);
  const { db, actor, now, today, language } = context;
  const list = boxes.find((name) => name === query["list"]) ?? "received";
  const page = pageNumber(query["page"]);
  const id = typeof query["open"] === "string" ? query["open"] : null;
  // Opened first, so that the list shows it as read.
  const open = id ? await orNotFound(id, () => openMemo(db, actor, id, now)) : null;
  const holds = open !== null && maySeeReads(open.row.writerPostId, actor.seats.map((seat) => seat.postId)) === null;
  const reads = holds && query["reads"] !== undefined ? await readsOfMemo(db, actor, open.row.id, now, "page") : null;
  const beside = open && query["tab"] === "related" ? await besideOf(context, memoTold(open)) : null;
  const writes = open === null && query["write"] !== undefined;
  const [{ rows, total }, kept, posts] = await Promise.all([memosOf(db, actor, list, page), formOfPage(query["form"]), open ? [] : postsWith(db, { ...(actor.seat ? { agencyId: actor.seat.agencyId } : {}), limit: mostPosts }, today)]);
  const hrefOf = (more: Record<string, string>) => `/memos?${new URLSearchParams({ ...(list === "received" ? {} : { list }), ...(page > 1 ? { page: String(page) } : {}), ...more }).toString()}`;
  return (
    <div className="grid xl:grid-cols-[472px_minmax(0,1fr)]">
      <section className={`${open || writes ? "hidden xl:block" : ""} border-line xl:min-h-[calc(100vh-84px)] xl:border-r`}>
        <header className="flex items-center justify-between gap-3 px-4 pt-5 pb-3 md:px-6">
          <h1 className="text-page font-bold">{t("title")}</h1>
          <ButtonLink href="/memos?write=1" kind="usual">{t("write")}</ButtonLink>
        </header>
        <div className="px-4 pb-3 md:px-6">
          <Chips label={t("lists")} items={boxes.map((name) => ({ href: name === "received" ? "/memos" : `/memos?list=${name}`, label: t(`list.${name}`), current: name === list, ...(name === list ? { count: total } : {}) }))} />
        </div>
        <ul id="memos" className="border-t border-line">
          {rows.map((row) => (
            <Row
              key={row.id}
              href={hrefOf({ open: row.id })}
              current={row.id === id}
              unread={row.unread}
              badge={row.unread ? <Badge tone="now">{t(list === "received" ? "new" : "newOpinions")}</Badge> : <Badge>{t(list === "received" ? "seen" : "list.sent")}</Badge>}
              title={row.title}
              meta={[
                list === "received" ? t("writer", { name: nameOf({ nameKo: row.writerNameKo, nameEn: row.writerNameEn }, language) }) : t("readCount", { all: row.receivers, read: row.read }),
                list === "received" ? nameOf({ nameKo: row.departmentNameKo, nameEn: row.departmentNameEn }, language) : null,
                t("opinionCount", { count: row.opinions }),
              ].filter(Boolean).join(" · ")}
              end={formatInstant(row.at, language, today)}
            />
          ))}
        </ul>
        <RowKeys within="#memos" />
        {total === 0 ? <EmptyState title={t(`empty.${list}`)}>{t("empty.hint")}</EmptyState> : null}
        {total > memoPage ? <div className="px-4 py-4 md:px-6"><Pagination page={page} pages={Math.ceil(total / memoPage)} hrefOf={(to) => `/memos?list=${list}&page=${to}`} /></div> : null}
      </section>
      <div className={open || writes ? "" : "hidden xl:block"}>
        {open || writes ? <p className="px-4 pt-4 xl:hidden"><ButtonLink kind="plain" href={hrefOf({})}>{t("back")}</ButtonLink></p> : null}
        {open ? (
          <>
            <MemoView memo={shown(open, language, today)} at={hrefOf({ open: open.row.id })} kept={kept} found={foundIn(query)} tabs={<BesideTabs at={hrefOf({ open: open.row.id })} label={t("text")} related={beside !== null} />} beside={beside ? <Beside beside={beside} /> : null} />
            {holds && !reads && !beside ? <p className="mx-auto max-w-[720px] px-4 pb-6 md:px-8"><AppLink prose href={`${hrefOf({ open: open.row.id, reads: "1" })}#reads`}>{t("reads")}</AppLink></p> : null}
            {reads ? <div className="px-4 pb-8 md:px-8"><RecordReads lead={t("readsLead")} {...readsShown(context, reads)} /></div> : null}
          </>
        ) : (
          <MemoForm
            key={kept ? "kept" : "new"}
            kept={kept}
            posts={posts.filter((post) => post.postId !== actor.seat?.postId).map((post) => ({
              value: post.postId,
              label: post.holderKo ? nameOf({ nameKo: post.holderKo, nameEn: post.holderEn ?? "" }, language) : nameOf(post, language),
              note: [post.holderKo ? nameOf(post, language) : null, nameOf({ nameKo: post.departmentNameKo, nameEn: post.departmentNameEn }, language)].filter(Boolean).join(" · "),
            }))}
          />
        )}
      </div>
    </div>
  );
}

function shown({ row, receivers, opinions, files, document, may }: OpenMemo, language: Language, today: string): MemoShown {
  const post = (one: { postNameKo: string; postNameEn: string }) => nameOf({ nameKo: one.postNameKo, nameEn: one.postNameEn }, language);
  return {
    id: row.id, title: row.title, text: row.text, writer: nameOf({ nameKo: row.writerNameKo, nameEn: row.writerNameEn }, language), when: formatInstant(row.at, language, today),
    post: [nameOf({ nameKo: row.departmentNameKo, nameEn: row.departmentNameEn }, language), nameOf({ nameKo: row.writerPostNameKo, nameEn: row.writerPostNameEn }, language)].join(" "),
    receivers: receivers.map((one) => {
      const who = one.readerNameKo && one.readerNameKo !== one.nameKo ? nameOf({ nameKo: one.readerNameKo, nameEn: one.readerNameEn ?? "" }, language) : null;
      return { postId: one.postId, name: nameOf(one, language), post: post(one), read: one.readAt ? [who, formatInstant(one.readAt, language, today)].filter(Boolean).join(" ") : null };
    }),
    opinions: opinions.map((one) => ({ id: one.id, name: nameOf(one, language), post: post(one), when: formatInstant(one.at, language, today), text: one.text })),
    files, document, answers: may.answer === null, becomes: may.become === null,
  };
}
