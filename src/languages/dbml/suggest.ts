import { Compiler, DBMLCompletionItemProvider, DEFAULT_ENTRY, MemoryProjectLayout } from '@dbml/parse'

/** Something that fits at a place of a text in DBML. */
export type DbmlSuggestion = {
  readonly label: string
  readonly insert: string
  readonly sort: 'table' | 'column' | 'enum' | 'value' | 'type' | 'word'
}

type Item = { readonly label: unknown; readonly insertText: string; readonly kind: number }

/** The kinds of an editor's suggestions that tell what they name. */
const SORTS: Readonly<Record<number, DbmlSuggestion['sort']>> = {
  3: 'column',
  5: 'table',
  13: 'value',
  15: 'enum',
  16: 'value',
  24: 'type',
}

/** What the language's own tools find fitting at a place. */
export function suggestDbml(text: string, at: number): readonly DbmlSuggestion[] {
  const layout = new MemoryProjectLayout()
  layout.setSource(DEFAULT_ENTRY, text)
  const provider = new DBMLCompletionItemProvider(new Compiler(layout))
  const lines = text.slice(0, at).split('\n')
  const position = { lineNumber: lines.length, column: (lines.at(-1) ?? '').length + 1 }
  const model = {
    getOffsetAt: () => at,
    getValue: () => text,
    uri: { toString: () => '/main.dbml', path: '/main.dbml' },
  }
  const { suggestions } = provider.provideCompletionItems(model as never, position) as { suggestions: readonly Item[] }
  return suggestions.map(({ label, insertText, kind }) => ({
    label: String(label),
    insert: insertText,
    sort: SORTS[kind] ?? 'word',
  }))
}
