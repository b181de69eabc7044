-- Which memo reports and documents of earlier systems carry a file whose text was read. The worker fills the index anew, with their attachments.
create index "Memo_fileIds" on "Memo" using gin ("fileIds");
create index "TakenOverDocument_fileIds" on "TakenOverDocument" using gin ("fileIds");
delete from "SearchEntry";
