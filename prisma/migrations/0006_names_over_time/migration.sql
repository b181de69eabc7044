-- Agencies and posts are renamed from a day on. The row itself keeps the name it was made with; later names stand beside it.
create table "AgencyName" (
    "id" uuid not null primary key,
    "agencyId" uuid not null,
    "validFrom" date not null,
    "nameKo" text not null,
    "nameEn" text not null,
    "senderKo" text not null,
    "senderEn" text not null
);
create unique index "AgencyName_agencyId_validFrom_key" on "AgencyName" ("agencyId", "validFrom");
create table "PostName" (
    "id" uuid not null primary key,
    "postId" uuid not null,
    "validFrom" date not null,
    "nameKo" text not null,
    "nameEn" text not null
);
create unique index "PostName_postId_validFrom_key" on "PostName" ("postId", "validFrom");

-- Both as they are called on a day. Without settings of their own, so that the planner sees through them.
create function onmaru_agencies_on(day date) returns table ("id" uuid, "code" text, "nameKo" text, "nameEn" text, "senderKo" text, "senderEn" text, "validFrom" date, "validUntil" date, "address" text)
language sql stable as $$
  select a."id", a."code", coalesce(n."nameKo", a."nameKo"), coalesce(n."nameEn", a."nameEn"), coalesce(n."senderKo", a."senderKo"), coalesce(n."senderEn", a."senderEn"), a."validFrom", a."validUntil", a."address"
  from public."Agency" a
  left join lateral (select m.* from public."AgencyName" m where m."agencyId" = a."id" and m."validFrom" <= $1 order by m."validFrom" desc limit 1) n on true
$$;
create function onmaru_posts_on(day date) returns table ("id" uuid, "departmentId" uuid, "nameKo" text, "nameEn" text, "level" integer, "isHead" boolean, "validFrom" date, "validUntil" date)
language sql stable as $$
  select p."id", p."departmentId", coalesce(n."nameKo", p."nameKo"), coalesce(n."nameEn", p."nameEn"), p."level", p."isHead", p."validFrom", p."validUntil"
  from public."Post" p
  left join lateral (select m.* from public."PostName" m where m."postId" = p."id" and m."validFrom" <= $1 order by m."validFrom" desc limit 1) n on true
$$;
