-- A lesson is found by the name of its task and by what its readers say of it: those that stand already are indexed anew.
insert into "Outbox" ("topic", "recordKind", "recordId", "payload", "at")
select 'lesson.changed', 'lesson', "id"::text, '{}', now() from "Lesson" where "status" = 'published';
