import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Fold } from "#components/organisation/Fold.tsx";
import { NameList } from "#components/organisation/NameList.tsx";
import { Section } from "#components/organisation/Section.tsx";
import { ActForm } from "#components/ui/ActForm.tsx";
import { AppLink } from "#components/ui/AppLink.tsx";
import { Badge } from "#components/ui/Badge.tsx";
import { Button } from "#components/ui/Button.tsx";
import { Checkbox } from "#components/ui/Checkbox.tsx";
import { Notice } from "#components/ui/Notice.tsx";
import { PageHeader } from "#components/ui/PageHeader.tsx";
import { SelectField } from "#components/ui/SelectField.tsx";
import { TextField } from "#components/ui/TextField.tsx";
import { formatDay, formatPeriod } from "#lib/format.ts";
import { seesPost } from "#lib/handover/store.ts";
import { nameOf } from "#lib/names.ts";
import { holdsOn, isDay } from "#lib/time.ts";
import { namesOfPosts } from "#lib/organisation/naming.ts";
import { administered } from "#lib/organisation/people.ts";
import { branchOf, inTreeOrder, unitFor, unitsOn } from "#lib/organisation/structure.ts";
import { postsWith } from "#lib/organisation/units.ts";
import { orNotFound } from "#app/or-not-found.ts";
import { formOfPage, pageContext } from "#app/current.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("organisation.units"))("title") };
}

/** A department: its names over time, its posts and who holds them, and what an administrator may change. */
export default async function Unit({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [{ db, actor, today, language }, { id }, query, t, admin] = await Promise.all([pageContext(), params, searchParams, getTranslations("organisation.units"), getTranslations("organisation.admin")]);
  const unit = await orNotFound(id, () => unitFor(db, actor, id));
  const on = typeof query["on"] === "string" && isDay(query["on"]) ? query["on"] : today;
  const [posts, units, form] = await Promise.all([postsWith(db, { departmentId: id, limit: 500 }, on), unitsOn(db, [unit.agencyId], on), formOfPage(query["form"])]);
  const namesOfPost = await namesOfPosts(db, posts.map((post) => post.postId));
  const keptOf = (name: string) => (form?.values["_form"] === name ? form : null);
  const mine = administered(actor).includes(unit.agencyId);
  const now = unit.names.find((name) => holdsOn(name, on)) ?? unit.names[0];
  const lines = inTreeOrder(units);
  const branch = branchOf(lines, id);
  return (
    <>
      <PageHeader title={now ? nameOf(now, language) : unit.code} help="organisation" crumbs={[{ label: admin("title"), href: "/admin" }, { label: t("title"), href: `/admin/organisation?on=${on}` }]} badges={unit.isHandlingUnit ? <Badge>{t("handling")}</Badge> : undefined} lead={`${unit.code} · ${formatPeriod(unit.validFrom, unit.validUntil, language)}`} />
      <div className="max-w-[880px] px-4 py-5 md:px-6">
        {mine ? null : <div className="mb-5"><Notice>{t("foreign")}</Notice></div>}
        <Section title={t("posts")} lead={on === today ? undefined : t("asOf", { day: formatDay(on, language) })}>
          <ul className="mb-4 border-y border-line">
            {posts.length === 0 ? <li className="py-2 text-row text-text2">{t("noPosts")}</li> : null}
            {posts.map((post) => (
              <li key={post.postId} className="border-b border-line py-2 text-row last:border-b-0">
                <details open={keptOf(`name-${post.postId}`) !== null || keptOf(`close-${post.postId}`) !== null || undefined}>
                  <summary className="flex min-h-9 cursor-pointer flex-wrap items-center gap-x-3">
                    <strong>{nameOf(post, language)}</strong>
                    {post.isHead ? <Badge>{t("head")}</Badge> : null}
                    <span className="text-text2">{t(`levels.${String(Math.min(6, Math.max(1, post.level))) as "1"}`)}</span>
                    <span className="ml-auto">{post.officialId ? nameOf({ nameKo: post.holderKo ?? "", nameEn: post.holderEn ?? "" }, language) : <Badge tone="warn">{t("vacant")}</Badge>}</span>
                  </summary>
                  {seesPost(actor, post) ? <p className="mt-1 pb-2"><AppLink prose href={`/handover/${post.postId}`}>{t("handover")}</AppLink></p> : null}
                  {mine ? (
                    <div className="mt-2 grid gap-3 pb-2">
                      {post.officialId ? <AppLink href={`/admin/people/${post.officialId}`} className="text-link underline">{nameOf({ nameKo: post.holderKo ?? "", nameEn: post.holderEn ?? "" }, language)}</AppLink> : null}
                      <NameList names={namesOfPost.get(post.postId) ?? []} language={language} />
                      <ActForm action={`/api/v1/posts/${post.postId}/names`} values={{ _form: `name-${post.postId}` }} done={t("renamed")} kept={keptOf(`name-${post.postId}`)} label={`${t("rename")}: ${nameOf(post, language)}`} className="flex flex-wrap items-end gap-3">
                        <TextField name="nameKo" label={t("nameKo")} defaultValue={post.nameKo} maxLength={100} required />
                        <TextField name="nameEn" label={t("nameEn")} defaultValue={post.nameEn} maxLength={100} required />
                        <TextField name="validFrom" type="date" label={t("from")} defaultValue={today} required />
                        <Button type="submit">{t("rename")}</Button>
                      </ActForm>
                      <ActForm action={`/api/v1/posts/${post.postId}/closings`} values={{ _form: `close-${post.postId}` }} done={t("closed")} kept={keptOf(`close-${post.postId}`)} label={`${t("close")}: ${nameOf(post, language)}`} className="flex flex-wrap items-end gap-3">
                        <TextField name="validUntil" type="date" label={t("until")} defaultValue={today} required />
                        <Button type="submit">{t("close")}</Button>
                      </ActForm>
                    </div>
                  ) : null}
                </details>
              </li>
            ))}
          </ul>
          {mine ? (
            <Fold title={t("addPost")} open={keptOf("post") !== null}>
              <ActForm action={`/api/v1/departments/${id}/posts`} values={{ _form: "post" }} done={t("postAdded")} reset kept={keptOf("post")} label={t("addPost")} className="grid gap-3 sm:grid-cols-2">
              <TextField name="nameKo" label={t("nameKo")} maxLength={100} required />
              <TextField name="nameEn" label={t("nameEn")} maxLength={100} required />
              <SelectField name="level" label={t("level")} options={(["1", "2", "3", "4", "5", "6"] as const).map((value) => ({ value, label: t(`levels.${value}`) }))} />
              <TextField name="validFrom" type="date" label={t("from")} defaultValue={today} required />
              <Checkbox name="isHead" label={t("isHead")} />
              <div className="sm:col-span-2"><Button type="submit">{t("addPost")}</Button></div>
            </ActForm>
            </Fold>
          ) : null}
        </Section>
        <Section title={t("names")} lead={mine ? t("renameLead") : undefined}>
          <ul className="mb-4 border-y border-line">
            {unit.names.map((name) => (
              <li key={name.validFrom} className="flex flex-wrap gap-x-3 border-b border-line py-2 text-row last:border-b-0"><strong>{nameOf(name, language)}</strong><span className="text-text2">{name.parentKo ? t("under-name", { name: nameOf({ nameKo: name.parentKo, nameEn: name.parentEn ?? "" }, language) }) : t("top")}</span><span className="ml-auto text-meta text-text2">{formatPeriod(name.validFrom, name.validUntil, language)}</span></li>
            ))}
          </ul>
          {mine ? (
            <div className="flex flex-wrap gap-2">
            <Fold title={t("rename")} open={keptOf("rename") !== null}>
              <ActForm action={`/api/v1/departments/${id}/names`} values={{ _form: "rename" }} done={t("renamed")} kept={keptOf("rename")} label={t("rename")} className="grid gap-3 sm:grid-cols-2">
              <TextField name="nameKo" label={t("nameKo")} defaultValue={now?.nameKo ?? ""} maxLength={100} required />
              <TextField name="nameEn" label={t("nameEn")} defaultValue={now?.nameEn ?? ""} maxLength={100} required />
              <TextField name="validFrom" type="date" label={t("from")} defaultValue={today} required />
              <TextField name="reason" label={t("reason")} maxLength={500} optional />
              <div className="sm:col-span-2"><Button type="submit">{t("rename")}</Button></div>
            </ActForm>
            </Fold>
            <Fold title={t("move")} open={keptOf("move") !== null}>
              <ActForm action={`/api/v1/departments/${id}/places`} values={{ _form: "move" }} done={t("moved")} kept={keptOf("move")} label={t("move")} className="grid gap-3 sm:grid-cols-2">
                <p className="text-row text-text2 sm:col-span-2">{t("moveLead")}</p>
                <SelectField name="parentId" label={t("under")} options={lines.filter((line) => !branch.has(line.id)).map((line) => ({ value: line.id, label: `${"　".repeat(line.depth)}${nameOf(line, language)}` }))} placeholder={t("top")} defaultValue={now?.parentId ?? ""} />
                <TextField name="validFrom" type="date" label={t("from")} defaultValue={today} required />
                <TextField name="reason" label={t("reason")} maxLength={500} optional />
                <div className="sm:col-span-2"><Button type="submit">{t("move")}</Button></div>
              </ActForm>
            </Fold>
            </div>
          ) : null}
        </Section>
        {mine ? (
          <div className="border-t border-line pt-5">
            <Fold title={t("closeUnit")} open={keptOf("close") !== null}>
            <ActForm action={`/api/v1/departments/${id}/closings`} values={{ _form: "close" }} done={t("closed")} kept={keptOf("close")} label={t("closeUnit")} className="flex flex-wrap items-end gap-3">
              <TextField name="validUntil" type="date" label={t("until")} defaultValue={today} required />
              <TextField name="reason" label={t("reason")} maxLength={500} optional />
              <Button type="submit" kind="danger">{t("closeUnit")}</Button>
            </ActForm>
            </Fold>
          </div>
        ) : null}
      </div>
    </>
  );
}
