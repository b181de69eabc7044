import { z } from "zod";
import { nameOf } from "#lib/names.ts";
import { notFound, reading } from "#lib/platform/operation.ts";
import { directoryPosts } from "#lib/organisation/directory.ts";
import { holdersOf } from "#lib/organisation/holders.ts";
import { administered, personFor } from "#lib/organisation/people.ts";
import { appointmentsAround } from "#lib/organisation/upcoming.ts";

const period = { validFrom: z.iso.date(), validUntil: z.iso.date().nullable() };
const instant = z.iso.datetime();

/** The appointments that the administrator's page lists, with the ids by which they are moved and ended. */
export const listAppointments = reading({
  name: "organisation.list-appointments",
  address: "GET /api/v1/appointments",
  summary: { ko: "내 기관의 석 달 앞뒤 발령을 봅니다", en: "Appointments of my agency from three months ago to three months ahead" },
  input: z.object({}),
  output: z.object({ appointments: z.array(z.object({ id: z.uuid(), name: z.string(), post: z.string(), department: z.string(), kind: z.string(), ...period, before: z.string().nullable() })) }),
  refusals: ["platform.not-found"],
  async run({ tx, actor, today }) {
    const agencies = administered(actor);
    if (agencies.length === 0) throw notFound();
    const rows = await appointmentsAround(tx, agencies, today);
    return {
      appointments: rows.map((row) => ({
        id: row.id, name: nameOf(row, actor.language), post: nameOf({ nameKo: row.postKo, nameEn: row.postEn }, actor.language), department: nameOf({ nameKo: row.departmentKo, nameEn: row.departmentEn }, actor.language),
        kind: row.kind, validFrom: row.validFrom, validUntil: row.validUntil, before: row.beforeKo === null ? null : nameOf({ nameKo: row.beforeKo, nameEn: row.beforeEn ?? "" }, actor.language),
      })),
    };
  },
});

/** A person as their administrator sees them: account, appointments and roles, each with its id. */
export const readOfficial = reading({
  name: "organisation.read-official",
  address: "GET /api/v1/officials/:id",
  summary: { ko: "한 사람의 계정·발령·역할을 봅니다", en: "A person's account, appointments and roles" },
  input: z.object({ id: z.uuid() }),
  output: z.object({
    id: z.uuid(), agencyId: z.uuid(), name: z.string(), rank: z.string(),
    account: z.object({ login: z.string(), lockedAt: instant.nullable(), lastSignInAt: instant.nullable(), mustChangePassword: z.boolean() }).nullable(),
    appointments: z.array(z.object({ id: z.uuid(), postId: z.uuid(), post: z.string(), department: z.string(), kind: z.string(), ...period })),
    roles: z.array(z.object({ id: z.uuid(), role: z.string(), validFrom: z.iso.date() })),
  }),
  refusals: ["platform.not-found"],
  async run({ tx, actor, today }, { id }) {
    const { language } = actor;
    const { agencyId, account, held, roles, ...person } = await personFor(tx, actor, id, today);
    return {
      id, agencyId, name: nameOf(person, language), rank: nameOf({ nameKo: person.rankKo, nameEn: person.rankEn }, language),
      account: account ? { login: account.login, lockedAt: account.lockedAt?.toISOString() ?? null, lastSignInAt: account.lastSignInAt?.toISOString() ?? null, mustChangePassword: account.mustChangePassword } : null,
      appointments: held.map((one) => ({
        id: one.id, postId: one.postId, kind: one.kind, validFrom: one.validFrom, validUntil: one.validUntil, post: nameOf({ nameKo: one.postKo, nameEn: one.postEn }, language), department: nameOf({ nameKo: one.departmentKo, nameEn: one.departmentEn }, language),
      })),
      roles: roles.map((one) => ({ id: one.id, role: one.role, validFrom: one.validFrom })),
    };
  },
});

/** Who held, holds and will hold a post, as every official may look it up. */
export const readPostAppointments = reading({
  name: "organisation.post-appointments",
  address: "GET /api/v1/posts/:id/appointments",
  summary: { ko: "한 자리를 누가 언제 맡았는지 봅니다", en: "Who held a post, and when" },
  input: z.object({ id: z.uuid() }),
  output: z.object({ appointments: z.array(z.object({ id: z.uuid(), officialId: z.uuid(), name: z.string(), rank: z.string(), kind: z.string(), ...period })) }),
  refusals: ["platform.not-found"],
  async run({ tx, actor, today }, { id }) {
    const [post] = await directoryPosts(tx, { touched: [id] }, today);
    if (post?.id !== id) throw notFound();
    const rows = await holdersOf(tx, id);
    return { appointments: rows.map((row) => ({ id: row.id, officialId: row.officialId, name: nameOf(row, actor.language), rank: nameOf({ nameKo: row.rankKo, nameEn: row.rankEn }, actor.language), kind: row.kind, validFrom: row.validFrom, validUntil: row.validUntil })) };
  },
});
