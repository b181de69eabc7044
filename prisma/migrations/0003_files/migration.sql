-- Which documents carry a file is asked at each download.
create index "DocumentVersion_fileIds" on "DocumentVersion" using gin ("fileIds");
create index "Document_draftFiles" on "Document" using gin ("draftFiles");
