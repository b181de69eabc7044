"use client";
import { Table, TableCell, TableHeader, TableRow } from "@tiptap/extension-table";
import { EditorContent, useEditor, useEditorState } from "@tiptap/react";
import type { Editor } from "@tiptap/react";
import StarterKit from "@tiptap/starter-kit";
import { useTranslations } from "next-intl";
import type { BodyNode } from "#lib/documents/body.ts";
import { Button } from "#components/ui/Button.tsx";

/** No table stands in another's cell. */
const inCell = { content: "(paragraph | heading | bulletList | orderedList)+" };

/**
 * Problem: writing the text of a document with official item marks and tables. Marks follow from the depth of a list.
 * Example: <TextEditor body={body} nonce={nonce} onChange={(body) => …} />
 */
export function TextEditor({ body, nonce, onChange }: { body: BodyNode; nonce: string | undefined; onChange: (body: BodyNode) => void }) {
  const t = useTranslations("documents.editor");
  const editor = useEditor({
    immediatelyRender: false,
    ...(nonce ? { injectNonce: nonce } : {}),
    extensions: [
      StarterKit.configure({ blockquote: false, code: false, codeBlock: false, horizontalRule: false, link: false, strike: false, heading: { levels: [2, 3] } }),
      Table, TableRow, TableHeader.extend(inCell), TableCell.extend(inCell),
    ],
    content: body as never,
    editorProps: { attributes: { role: "textbox", "aria-multiline": "true", "aria-label": t("text"), class: "body-editor min-h-80 px-4 py-3 text-letter outline-none" } },
    onUpdate: ({ editor: changed }) => onChange(changed.getJSON() as BodyNode),
  });
  return (
    <div className="rounded-control border border-control bg-bg focus-within:outline-3 focus-within:outline-offset-2 focus-within:outline-link">
      <Toolbar editor={editor} />
      <EditorContent editor={editor} />
    </div>
  );
}

function Toolbar({ editor }: { editor: Editor | null }) {
  const t = useTranslations("documents.editor");
  const inTable = useEditorState({ editor, selector: ({ editor: now }) => now?.isActive("table") ?? false });
  const acts = [
    { label: t("bold"), run: () => editor?.chain().focus().toggleBold().run() },
    { label: t("italic"), run: () => editor?.chain().focus().toggleItalic().run() },
    { label: t("underline"), run: () => editor?.chain().focus().toggleUnderline().run() },
    { label: t("heading"), run: () => editor?.chain().focus().toggleHeading({ level: 2 }).run() },
    { label: t("list"), run: () => editor?.chain().focus().toggleOrderedList().run() },
    { label: t("indent"), run: () => editor?.chain().focus().sinkListItem("listItem").run() },
    { label: t("outdent"), run: () => editor?.chain().focus().liftListItem("listItem").run() },
    ...(inTable
      ? [
          { label: t("rowAdd"), run: () => editor?.chain().focus().addRowAfter().run() },
          { label: t("rowRemove"), run: () => editor?.chain().focus().deleteRow().run() },
          { label: t("columnAdd"), run: () => editor?.chain().focus().addColumnAfter().run() },
          { label: t("columnRemove"), run: () => editor?.chain().focus().deleteColumn().run() },
        ]
      : [{ label: t("table"), run: () => editor?.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run() }]),
  ];
  return (
    <div role="toolbar" aria-label={t("text")} className="flex flex-wrap gap-1 border-b border-line p-1">
      {acts.map((act) => (
        <Button key={act.label} type="button" kind="plain" size="dense" onClick={act.run}>{act.label}</Button>
      ))}
    </div>
  );
}
