-- A clause speaks of one unit task, of one kind of matter, or of all others, and of amounts from and up to so many won.
-- Whole won: a double holds them exactly up to 9 quadrillion, and is a plain number in JSON.
alter table "DelegationRule"
    add column "matterKind" text,
    add column "amountFrom" double precision,
    add column "amountUntil" double precision,
    add constraint "DelegationRule_scope_check" check ("unitTaskId" is null or "matterKind" is null),
    add constraint "DelegationRule_amounts_check" check ("amountUntil" is null or "amountUntil" > coalesce("amountFrom", 0));

alter table "Document"
    add column "matterKind" text,
    add column "amount" double precision,
    add constraint "Document_amount_check" check ("amount" >= 0 and "amount" = trunc("amount"));
