/** Which rooms each room uses, the one place where it is said. The graph has no cycle; the checks hold it. */
export const rooms = {
  access: [],
  history: ["access"],
  organisation: ["access", "history"],
  classification: ["access", "history", "organisation"],
  files: ["access", "history", "organisation"],
  numbering: ["access", "history", "organisation"],
  tasks: ["access", "history", "organisation", "classification"],
  approval: ["access", "history", "organisation"],
  records: ["access", "history", "organisation", "classification", "tasks", "numbering"],
  documents: ["access", "history", "organisation", "classification", "tasks", "files", "numbering", "approval", "records"],
  register: ["access", "history", "organisation", "classification", "tasks", "files", "numbering", "records", "documents"],
  petitions: ["access", "history", "organisation", "numbering"],
  archive: ["access", "history", "organisation", "classification", "files"],
  memos: ["access", "history", "organisation", "files", "documents"],
  lessons: ["access", "history", "organisation", "tasks", "documents"],
  inbox: ["access", "organisation", "approval", "documents", "petitions", "handover", "register", "memos", "lessons", "keeping"],
  handover: ["access", "history", "organisation", "classification", "tasks", "approval", "documents", "petitions"],
  search: ["access", "history", "organisation", "classification", "tasks", "files", "approval", "documents", "petitions", "memos", "archive", "lessons"],
  keeping: ["access", "history", "organisation", "search"],
  usage: ["access", "history", "organisation", "approval", "documents"],
  audit: ["access", "history", "organisation", "documents", "petitions", "memos", "archive", "lessons", "handover", "keeping"],
  desk: ["access", "history", "organisation"],
} as const satisfies Record<string, readonly string[]>;

export type Room = keyof typeof rooms;
