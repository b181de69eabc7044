import type pg from "pg";
import { startOf } from "#lib/time.ts";
import { agencies, petitionUnits } from "./data/agencies.ts";
import type { SeedClassification } from "./classification.ts";
import type { SeedOrganisation } from "./organisation.ts";
import { recordsOfficer } from "./data/people.ts";
import { seedId } from "./random.ts";
import { insertRows } from "./rows.ts";

/** Agencies, departments, posts, people, appointments, roles and sign-ins. */
export async function writeOrganisation(client: pg.ClientBase, organisation: SeedOrganisation, passwordHash: string): Promise<void> {
  const { departments, posts, officials, appointments, began } = organisation;
  const departmentId = (key: string | null) => (key === null ? null : departments.find((one) => one.key === key)!.id);
  const postId = (key: string) => posts.find((one) => one.key === key)!.id;
  const agencyId = (key: string) => seedId("agency", key);
  const from = departments[0]!.validFrom;
  await insertRows(client, "Agency", agencies.map(({ key, code, nameKo, nameEn, senderKo, senderEn, host }) => ({ id: agencyId(key), code, nameKo, nameEn, senderKo, senderEn, validFrom: from, validUntil: null, address: `https://${host}` })));
  await insertRows(client, "Department", departments.map(({ id, agencyId: agency, code, isHandlingUnit, validFrom, validUntil, mergedIntoId }) => ({ id, agencyId: agency, code, isHandlingUnit, validFrom, validUntil, mergedIntoId })));
  await insertRows(client, "DepartmentVersion", departments.flatMap((department) =>
    department.names.map((name) => ({ id: seedId("department-version", `${department.key}:${name.validFrom}`), departmentId: department.id, nameKo: name.nameKo, nameEn: name.nameEn, parentId: departmentId(department.parentKey), validFrom: name.validFrom, validUntil: name.validUntil }))));
  await insertRows(client, "Post", posts.map(({ id, departmentKey, nameKo, nameEn, level, isHead, validFrom, validUntil }) => ({ id, departmentId: departmentId(departmentKey), nameKo, nameEn, level, isHead, validFrom, validUntil })));
  await insertRows(client, "Official", officials.map(({ id, agencyKey, nameKo, nameEn, rankKo, rankEn, phone, email }) => ({ id, agencyId: agencyId(agencyKey), nameKo, nameEn, rankKo, rankEn, phone, email })));
  await insertRows(client, "Appointment", appointments.map(({ id, officialId, postKey, kind, validFrom, validUntil }) => ({ id, officialId, postId: postId(postKey), kind, validFrom, validUntil })));
  const signIns = officials.filter((official) => official.login !== null);
  await insertRows(client, "Account", signIns.map(({ id, login }) => ({ officialId: id, login, passwordHash, mustChangePassword: false, isDemonstration: true, lockedAt: null, language: "ko", lastSignInAt: null, shortcuts: true })));
  const grant = (login: string, role: string, agencyKey: string) => ({
    id: seedId("role", `${login}:${role}:${agencyKey}`), officialId: signIns.find((one) => one.login === login)!.id, agencyId: agencyId(agencyKey), role, validFrom: began, validUntil: null,
  });
  await insertRows(client, "RoleGrant", [...agencies.flatMap(({ key }) => [grant("admin", "administrator", key), grant("auditor", "auditor", key)]), grant(recordsOfficer.login, "records-officer", "planning")]);
}

/** The trees, unit tasks, people in charge and delegated authority. */
export async function writeClassification(client: pg.ClientBase, organisation: SeedOrganisation, classification: SeedClassification): Promise<void> {
  const { functions, tasks, people, purposes, links, rules } = classification;
  const departmentId = (key: string) => organisation.departments.find((one) => one.key === key)!.id;
  const agencyId = (key: string) => seedId("agency", key);
  await insertRows(client, "FunctionNode", functions.map(({ id, code, level, validFrom }) => ({ id, tree: "brm", code, level, validFrom, validUntil: null })));
  await insertRows(client, "FunctionNodeVersion", functions.map(({ id, parentId, nameKo, nameEn, validFrom, code }) => ({ id: seedId("function-version", code), nodeId: id, parentId, nameKo, nameEn, note: "", validFrom, validUntil: null })));
  await insertRows(client, "UnitTask", tasks.map((task) => ({
    id: task.id, agencyId: agencyId(task.agencyKey), departmentId: departmentId(task.departmentKey), outlineKo: `${task.nameKo}에 관하여 계획을 세우고 집행하며 결과를 점검한다.`, outlineEn: `Plans, carries out and reviews: ${task.nameEn.toLowerCase()}.`,
    retention: task.retention, retentionReason: task.retention >= 30 ? "주요 정책의 결정 과정을 증명" : "업무 처리의 근거", legalBasis: task.basis, validFrom: functions[0]!.validFrom, validUntil: null, documents: 0,
  })));
  await insertRows(client, "TaskPerson", people.map(({ id, unitTaskId, postKey, role, validFrom, validUntil }) => ({ id, unitTaskId, postId: organisation.posts.find((one) => one.key === postKey)!.id, role, validFrom, validUntil })));
  await insertRows(client, "PurposeNode", purposes.map(({ agencyKey, ...purpose }) => ({ ...purpose, agencyId: agencyKey === null ? null : agencyId(agencyKey) })));
  await insertRows(client, "PurposeLink", links);
  const from = organisation.departments[0]!.validFrom;
  await insertRows(client, "DelegationRule", rules.map(({ agencyKey, ...rule }) => ({ ...rule, agencyId: agencyId(agencyKey), validFrom: from, validUntil: null })));
  await insertRows(client, "PetitionCategory", petitionUnits.map(([category, key]) => ({ category, departmentId: departmentId(key) })));
  const at = startOf(organisation.began).toISOString();
  await insertRows(client, "Outbox", tasks.map((task) => ({ topic: "task.changed", recordKind: "task", recordId: task.id, payload: {}, at, tries: 0 })));
}
