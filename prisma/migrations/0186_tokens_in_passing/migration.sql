-- Sorting new tokens into their index at every act cost more than it saved the lists: so few wait here that a list goes through them at once.
alter index "Document_listers_idx" set (fastupdate = on, gin_pending_list_limit = 128);
alter index "Document_readers_idx" set (fastupdate = on, gin_pending_list_limit = 128);
