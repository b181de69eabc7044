import { z } from "zod";
import { reading } from "#lib/platform/operation.ts";

const seat = z.object({ postId: z.uuid(), departmentId: z.uuid(), agencyId: z.uuid(), post: z.string(), department: z.string(), agency: z.string(), kind: z.string() });

/** Who the caller is: for programs to begin with, and the floor under every other answer in measurements. */
export const whoAmI = reading({
  name: "organisation.who-am-i",
  address: "GET /api/v1/session",
  summary: { ko: "내가 누구이고 어느 자리에 있는지", en: "Who I am and in which seats" },
  input: z.object({}),
  output: z.object({ officialId: z.uuid(), login: z.string(), name: z.string(), roles: z.array(z.string()), scopes: z.array(z.string()), seat: seat.nullable(), seats: z.array(seat) }),
  run({ actor }) {
    const seats = actor.seats.map((held) => ({ postId: held.postId, departmentId: held.departmentId, agencyId: held.agencyId, post: held.postNameKo, department: held.departmentNameKo, agency: held.agencyNameKo, kind: held.kind }));
    return Promise.resolve({
      officialId: actor.officialId,
      login: actor.login,
      name: actor.nameKo,
      roles: actor.roles.map((held) => held.role),
      scopes: [...actor.scopes],
      seat: seats.find((held) => held.postId === actor.seat?.postId) ?? null,
      seats,
    });
  },
});
