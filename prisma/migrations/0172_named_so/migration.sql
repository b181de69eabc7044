-- What bears just the name that is searched for comes first, whatever its spaces and capitals.
create index "SearchTitle_named_idx" on "SearchTitle" using hash (lower(replace("title", ' ', '')));
