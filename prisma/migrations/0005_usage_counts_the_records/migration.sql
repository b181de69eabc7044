-- Figures are counted from the records, and competing texts stay with their writer: neither table held anything.
drop table "UsageDay";
drop table "DocumentConflict";
