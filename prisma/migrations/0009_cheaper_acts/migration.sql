-- Rows that every act rewrites: with room in their page, a change of columns without an index touches no index.
alter table "Document" set (fillfactor = 80);
alter table "ApprovalStep" set (fillfactor = 80);
alter table "HistoryHead" set (fillfactor = 80);
alter table "NumberSeries" set (fillfactor = 50);
-- What another index answers as well costs a little at each act and is never asked.
drop index "HistoryHead_sealedBy_idx";
drop index "ApprovalStep_now_idx";
drop index "Session_open_idx";
