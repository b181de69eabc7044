-- Many records at once are written twice as fast when their terms are first gathered; half a megabyte of them costs a question nothing that is felt.
alter index "SearchEntry_keys_idx" set (fastupdate = on, gin_pending_list_limit = 512);
