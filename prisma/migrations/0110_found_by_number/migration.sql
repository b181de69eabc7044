-- What a text cites is found by its number.
CREATE INDEX "Document_numberLabel_idx" ON "Document"("numberLabel");
