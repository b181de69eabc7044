import type { AttachedFile } from "#components/files/AttachmentField.tsx";
import type { BodyNode } from "#lib/documents/body.ts";
import type { DraftStep } from "#lib/approval/laying.ts";

/** What the writer of a draft fills in. */
export interface DraftFields {
  title: string;
  summary: string;
  keywords: string[];
  unitTaskId: string | null;
  matterKind: string | null;
  amount: number | null;
  stage: string;
  disclosure: string;
  reasons: number[];
  scope: string;
  scopeDepartments: string[];
  knownTo: string;
  urgency: string;
  dueOn: string | null;
  body: BodyNode;
  steps: DraftStep[];
  files: AttachedFile[];
  delegationReason: string;
  sending: string;
  seal: string;
  sender: string;
  recipient: string;
  via: string;
  major: boolean;
}
