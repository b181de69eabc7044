-- Joint documents are cited by the number that they have in any of their agencies.
create index "JointPart_numberLabel_idx" on "JointPart" ("numberLabel") where "numberLabel" is not null;
