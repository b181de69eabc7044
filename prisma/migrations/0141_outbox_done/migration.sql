-- What was done in the last seconds is looked up by each search beside a cluster, which takes a moment to show it; and what was done long ago is cleared away by the same.
create index "Outbox_done_idx" on "Outbox" ("doneAt") where "doneAt" is not null;
