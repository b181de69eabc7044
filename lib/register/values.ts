import { Refusal } from "#lib/refusal.ts";
import type { z } from "zod";
import { toColumn, yearOf } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { knownDepartments } from "#lib/organisation/departments.ts";
import { taskRows } from "#lib/tasks/queries.ts";
import { fileFor, fileLines } from "#lib/records/files.ts";
import type { FileLine } from "#lib/records/files.ts";
import type { RegisteredData } from "#lib/documents/registered.ts";
import type { AccessScope, Disclosure, KnownTo } from "#lib/documents/rules.ts";
import type { requestInput } from "#lib/register/input.ts";
import type { Correctable, NamedValue, Value } from "#lib/register/rules.ts";
import type { Document } from "#prisma/generated/client.ts";

export type Registered = Pick<Document, "title" | "summary" | "keywords" | "disclosure" | "reasons" | "scope" | "scopeDepartments" | "knownTo" | "unitTaskId" | "recordFileId" | "agencyId" | "departmentId" | "decidedAt">;

const named = (file: FileLine): NamedValue => ({ id: file.id, nameKo: `${file.year} ${file.taskKo}`, nameEn: `${file.year} ${file.taskEn}` });

async function taskValue(db: Db | Tx, id: string, today: Day): Promise<(NamedValue & { agencyId: string }) | null> {
  const [task] = await taskRows(db, { ids: [id] }, today);
  return task ? { id, nameKo: task.nameKo, nameEn: task.nameEn, agencyId: task.agencyId } : null;
}

/** What stands in a field now. */
export async function valueNow(db: Db | Tx, row: Registered, field: Correctable, today: Day): Promise<Value> {
  switch (field) {
    case "title": return { text: row.title };
    case "summary": return { text: row.summary };
    case "keywords": return { words: row.keywords };
    case "disclosure": return { disclosure: row.disclosure as Disclosure, reasons: row.reasons };
    case "scope": return { scope: row.scope as AccessScope, departments: row.scopeDepartments, knownTo: row.knownTo as KnownTo };
    case "unit-task": {
      const task = row.unitTaskId ? await taskValue(db, row.unitTaskId, today) : null;
      return { id: row.unitTaskId ?? "", nameKo: task?.nameKo ?? "", nameEn: task?.nameEn ?? "" };
    }
    case "record-file": {
      const [file] = row.recordFileId ? await fileLines(db, { ids: [row.recordFileId] }, today) : [];
      return file ? named(file) : { id: "", nameKo: "", nameEn: "" };
    }
  }
}

/** What is asked for; each fault at its field. */
export async function valueAsked(db: Db | Tx, row: Registered, input: z.output<typeof requestInput>, today: Day): Promise<Value> {
  const missing = (field: string) => new Refusal("register.value-required", {}, field);
  switch (input.field) {
    case "title": case "summary": return { text: input.text };
    case "keywords": return { words: [...new Set(input.keywords.split(",").map((word) => word.trim()).filter(Boolean))].slice(0, 20) };
    case "disclosure":
      if (!input.disclosure) throw missing("disclosure");
      return { disclosure: input.disclosure, reasons: [...new Set(input.reasons)].sort((a, b) => a - b) };
    case "scope": {
      if (!input.scope) throw missing("scope");
      const departments = input.scope === "departments" ? [...new Set(input.departments)] : [];
      if ((await knownDepartments(db, departments)) < departments.length) throw new Refusal("register.unknown-department", {}, "departments");
      return { scope: input.scope, departments, knownTo: input.knownTo ?? (row.knownTo as KnownTo) };
    }
    case "unit-task": {
      if (!input.unitTaskId) throw missing("unitTaskId");
      const task = await taskValue(db, input.unitTaskId, today);
      if (task?.agencyId !== row.agencyId) throw new Refusal("register.unknown-task", {}, "unitTaskId");
      return { id: task.id, nameKo: task.nameKo, nameEn: task.nameEn };
    }
    case "record-file": {
      if (!input.recordFileId) throw missing("recordFileId");
      const [now, file] = await Promise.all([row.recordFileId ? fileLines(db, { ids: [row.recordFileId] }, today) : [], fileLines(db, { ids: [input.recordFileId] }, today)]);
      if (!file[0] || file[0].destroyedAt || file[0].departmentId !== now[0]?.departmentId) throw new Refusal("register.unknown-file", {}, "recordFileId");
      return named(file[0]);
    }
  }
}

/** The registered data that a confirmed value makes. Task and file move together. */
export async function dataOf(tx: Tx, row: Registered, field: Correctable, value: Value, at: Date, today: Day): Promise<RegisteredData> {
  if ("text" in value) return field === "title" ? { title: value.text } : { summary: value.text };
  if ("words" in value) return { keywords: value.words };
  // Closed, it is known to its agency's records officers alone, and opened again to its agency.
  if ("disclosure" in value) return { disclosure: value.disclosure, reasons: value.reasons, ...(value.disclosure === "closed" ? { knownTo: "agency" } : {}) };
  if ("scope" in value) return { scope: value.scope, scopeDepartments: value.departments, knownTo: value.knownTo ?? "agency" };
  const [now] = row.recordFileId ? await fileLines(tx, { ids: [row.recordFileId] }, today) : [];
  const file = field === "record-file"
    ? (await fileLines(tx, { ids: [value.id] }, today))[0]
    : await fileFor(tx, { unitTaskId: value.id, departmentId: now?.departmentId ?? row.departmentId, year: now?.year ?? yearOf(row.decidedAt ?? toColumn(today)), at });
  if (!file || file.destroyedAt) throw new Refusal("register.unknown-file", {}, field === "record-file" ? "recordFileId" : "unitTaskId");
  return { recordFileId: file.id, unitTaskId: file.unitTaskId };
}
