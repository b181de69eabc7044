import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isRefused } from "#lib/refusal.ts";
import { addDays, holdsOn } from "#lib/time.ts";
import { appointmentFault, moveAppointment } from "#lib/organisation/rules.ts";
import type { Appointment } from "#lib/organisation/rules.ts";

const held = (id: string, officialId: string, validFrom: string, validUntil: string | null, kind: Appointment["kind"] = "regular"): Appointment => ({ id, officialId, postId: "p", kind, validFrom, validUntil });

describe("appointments", () => {
  const former = held("a", "kang", "2024-03-18", "2026-11-30");
  const next = held("b", "seo", "2026-12-01", null);

  test("moving the successor to today ends the predecessor's the day before", () => {
    expect(moveAppointment(next, [former, next], "2026-11-24")).toEqual({
      moved: { id: "b", validFrom: "2026-11-24", validUntil: null },
      predecessor: { id: "a", validFrom: "2024-03-18", validUntil: "2026-11-23" },
    });
  });
  test("moving it later lets the predecessor stay", () => {
    expect(moveAppointment(next, [former, next], "2026-12-15")).toMatchObject({ predecessor: { validUntil: "2026-12-14" } });
  });
  test("not before the predecessor began", () => {
    expect(moveAppointment(next, [former, next], "2024-03-18")).toMatchObject({ refused: "organisation.before-predecessor", field: "validFrom" });
  });
  test("moving an acting appointment leaves the regular holder's as it is", () => {
    const holder = held("a", "kang", "2024-03-18", null);
    const acting = held("c", "yun", "2026-11-01", "2026-12-31", "acting");
    expect(moveAppointment(acting, [holder, acting], "2026-11-24")).toEqual({ moved: { id: "c", validFrom: "2026-11-24", validUntil: "2026-12-31" }, predecessor: null });
    expect(moveAppointment(acting, [former, acting], "2024-01-01")).toMatchObject({ predecessor: null });
  });
  test("one regular holder at a time, acting ones beside", () => {
    expect(appointmentFault(held("c", "yun", "2026-01-01", null), [former])).toMatchObject({ refused: "organisation.post-taken" });
    expect(appointmentFault(held("c", "yun", "2026-01-01", null, "acting"), [former])).toBeNull();
    expect(appointmentFault(held("c", "kang", "2026-01-01", null, "acting"), [former])).toMatchObject({ refused: "organisation.already-held" });
    expect(appointmentFault(held("c", "yun", "2027-01-01", "2026-01-01"), [])).toMatchObject({ field: "validUntil" });
  });

  test("after any move, no day has two regular holders and none is lost between the two", () => {
    const day = fc.integer({ min: 0, max: 2000 }).map((n) => addDays("2022-01-01", n));
    fc.assert(
      fc.property(day, day, day, (start, switched, target) => {
        fc.pre(start < switched);
        const a = held("a", "x", start, addDays(switched, -1));
        const b = held("b", "y", switched, null);
        const result = moveAppointment(b, [a, b], target);
        if (isRefused(result)) {
          expect(target <= start).toBe(true);
          return;
        }
        for (const probe of [start, addDays(target, -1), target, switched]) {
          const now = [result.predecessor, result.moved].filter((period) => period && holdsOn(period, probe));
          expect(now).toHaveLength(1);
        }
      }),
    );
  });
});
