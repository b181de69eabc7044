-- The post that a program chose to act in, as a session has it; without one the first seat of its person.
alter table "AccessToken" add column "postId" uuid;
