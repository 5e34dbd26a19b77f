import type { Suggestion } from '#text'
import { t } from '#words'
import { editsBetween } from './chunk-edits.ts'
import { monaco } from './monaco.ts'
import type { TextAnswers, TextQuestion } from './text-answers.ts'

/** Whom an editor asks about its text. */
export type Asker = {
  readonly ask: <Q extends TextQuestion>(
    question: Q,
    at: number,
    dropping?: (drop: () => void) => void,
  ) => Promise<TextAnswers[Q] | null>
  /** Renames what stands at a place. What is to be told of it, where it can't be. */
  readonly rename: (at: number, name: string) => Promise<string | null>
  /** What the text is to be: done as a step of its own. */
  readonly apart: () => Promise<void>
}

type Model = monaco.editor.ITextModel
type Token = monaco.CancellationToken

const askers = new WeakMap<Model, Asker>()

/** Has someone answer what an editor asks about this text; null: nobody. */
export function answerFor(model: Model, asker: Asker | null): void {
  if (asker) askers.set(model, asker)
  else askers.delete(model)
}

const rangeOf = (model: Model, { from, to }: { readonly from: number; readonly to: number }): monaco.Range =>
  monaco.Range.fromPositions(model.getPositionAt(from), model.getPositionAt(to))

/** An answer, unless nobody waits for it any more: the editor tells when what was asked no longer holds. */
async function asked<Q extends TextQuestion>(
  question: Q,
  { model, position, token }: { model: Model; position: monaco.Position; token: Token },
): Promise<TextAnswers[Q] | null> {
  const asker = askers.get(model)
  const answer = await asker?.ask(question, model.getOffsetAt(position), (drop) => token.onCancellationRequested(drop))
  return answer && !token.isCancellationRequested ? answer : null
}

/** Shows some words where the cursor stands. */
function say(words: string, position: monaco.IPosition): void {
  const editor = monaco.editor.getEditors().find((it) => it.hasTextFocus())
  type Saying = monaco.editor.IEditorContribution & { showMessage: (words: string, at: monaco.IPosition) => void }
  editor?.getContribution<Saying>('editor.contrib.messageController')?.showMessage(words, position)
}

const { CompletionItemKind, CompletionItemInsertTextRule } = monaco.languages
const KINDS: Readonly<Record<Suggestion['sort'], monaco.languages.CompletionItemKind>> = {
  table: CompletionItemKind.Struct,
  column: CompletionItemKind.Field,
  relation: CompletionItemKind.Reference,
  type: CompletionItemKind.Class,
  enum: CompletionItemKind.Enum,
  value: CompletionItemKind.EnumMember,
  function: CompletionItemKind.Function,
  attribute: CompletionItemKind.Property,
  word: CompletionItemKind.Keyword,
  form: CompletionItemKind.Snippet,
}

const completion: monaco.languages.CompletionItemProvider = {
  triggerCharacters: ['@', '.', '(', '[', ':', '"', "'", '>'],
  async provideCompletionItems(model, position, _, token) {
    const found = await asked('completion', { model, position, token })
    if (!found) return { suggestions: [] }
    const range = rangeOf(model, found)
    return {
      suggestions: found.items.map(({ label, sort, insert, detail, also }, i) => ({
        label: detail ? { label, description: detail } : label,
        kind: KINDS[sort],
        insertText: insert ?? label,
        ...(insert === undefined ? {} : { insertTextRules: CompletionItemInsertTextRule.InsertAsSnippet }),
        range,
        sortText: String(i).padStart(4, '0'),
        ...(also ? { additionalTextEdits: also.map((it) => ({ range: rangeOf(model, it), text: it.text })) } : {}),
      })),
    }
  },
}

const hover: monaco.languages.HoverProvider = {
  async provideHover(model, position, token) {
    const found = await asked('hover', { model, position, token })
    return found && { range: rangeOf(model, found), contents: [{ value: found.markdown }] }
  },
}

const definition: monaco.languages.DefinitionProvider = {
  async provideDefinition(model, position, token) {
    const found = await asked('places', { model, position, token })
    return (found ?? []).filter((it) => it.declares).map((it) => ({ uri: model.uri, range: rangeOf(model, it) }))
  },
}

const references: monaco.languages.ReferenceProvider = {
  async provideReferences(model, position, { includeDeclaration }, token) {
    const found = await asked('places', { model, position, token })
    const all = (found ?? []).filter((it) => includeDeclaration || !it.declares)
    return all.map((it) => ({ uri: model.uri, range: rangeOf(model, it) }))
  },
}

const rename: monaco.languages.RenameProvider = {
  async resolveRenameLocation(model, position, token) {
    const found = await asked('renameable', { model, position, token })
    const nowhere = { range: rangeOf(model, { from: 0, to: 0 }), text: '' }
    if (!found) return { ...nowhere, rejectReason: t('Nothing here has a name that can be changed.') }
    if ('refused' in found) return { ...nowhere, rejectReason: found.refused }
    return { range: rangeOf(model, found), text: found.name }
  },
  async provideRenameEdits(model, position, name) {
    const refused = await askers.get(model)?.rename(model.getOffsetAt(position), name)
    if (refused) say(refused, position)
    // The design is renamed, and the text follows it by itself.
    return { edits: [] }
  },
}

const formatting: monaco.languages.DocumentFormattingEditProvider = {
  displayName: t('Format'),
  async provideDocumentFormattingEdits(model, _, token) {
    const position =
      monaco.editor
        .getEditors()
        .find((it) => it.getModel() === model)
        ?.getPosition() ?? new monaco.Position(1, 1)
    await askers.get(model)?.apart()
    const found = await asked('format', { model, position, token })
    if (!found) return []
    if ('refused' in found) {
      say(found.refused, position)
      return []
    }
    const edits = editsBetween([{ text: model.getValue() }], [{ text: found.text }])
    return edits.map((it) => ({ range: rangeOf(model, it), text: it.text }))
  },
}

for (const language of ['pgsql', 'prisma', 'typescript', 'python', 'dbml']) {
  monaco.languages.registerCompletionItemProvider(language, completion)
  monaco.languages.registerHoverProvider(language, hover)
  monaco.languages.registerDefinitionProvider(language, definition)
  monaco.languages.registerReferenceProvider(language, references)
  monaco.languages.registerRenameProvider(language, rename)
  monaco.languages.registerDocumentFormattingEditProvider(language, formatting)
}

// Its own keys for laying out open the browser's tools on Linux, and in a browser it would rather not have F12.
monaco.editor.addKeybindingRules([
  {
    keybinding: monaco.KeyMod.Shift | monaco.KeyMod.Alt | monaco.KeyCode.KeyF,
    command: 'editor.action.formatDocument',
  },
  { keybinding: monaco.KeyCode.F12, command: 'editor.action.revealDefinition' },
])
