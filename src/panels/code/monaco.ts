import 'monaco-editor/features/clipboard/register.js'
import 'monaco-editor/features/codicon/register.js'
import 'monaco-editor/features/contextmenu/register.js'
import 'monaco-editor/features/find/register.js'
import 'monaco-editor/features/folding/register.js'
import 'monaco-editor/features/format/register.js'
import 'monaco-editor/features/gotoSymbol/register.js'
import 'monaco-editor/features/hover/register.js'
import 'monaco-editor/features/referenceSearch/register.js'
import 'monaco-editor/features/rename/register.js'
import 'monaco-editor/features/snippet/register.js'
import 'monaco-editor/editor/contrib/suggest/browser/suggestController.js'
import 'monaco-editor/languages/definitions/markdown/register.js'
import 'monaco-editor/languages/definitions/pgsql/register.js'
import 'monaco-editor/languages/definitions/python/register.js'
import 'monaco-editor/languages/definitions/typescript/register.js'
import * as monaco from 'monaco-editor/editor/editor.api.js'
import EditorWorker from 'monaco-editor/editor/editor.worker.js?worker'
import { DBML } from './dbml-grammar.ts'
import { PRISMA } from './prisma-grammar.ts'

// The core only: no language services, and grammars load when a text of theirs is shown.
self.MonacoEnvironment = { getWorker: () => new EditorWorker() }

for (const [id, grammar] of Object.entries({ prisma: PRISMA, dbml: DBML })) {
  monaco.languages.register({ id })
  monaco.languages.setMonarchTokensProvider(id, grammar)
  monaco.languages.setLanguageConfiguration(id, {
    comments: { lineComment: '//' },
    brackets: [
      ['{', '}'],
      ['[', ']'],
      ['(', ')'],
    ],
  })
}

const hex = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim()

/** The colours of what opens over an editor: suggestions, what is said of a name, places, menus. */
const WIDGETS: readonly (readonly [colour: string, name: string])[] = [
  ['editorHoverWidget.background', '--bg-raised'],
  ['editorHoverWidget.foreground', '--text'],
  ['editorHoverWidget.border', '--line-strong'],
  ['editorSuggestWidget.background', '--bg-raised'],
  ['editorSuggestWidget.border', '--line-strong'],
  ['editorSuggestWidget.foreground', '--text'],
  ['editorSuggestWidget.selectedBackground', '--bg-hover'],
  ['editorSuggestWidget.selectedForeground', '--text'],
  ['editorSuggestWidget.selectedIconForeground', '--text'],
  ['editorSuggestWidget.highlightForeground', '--accent'],
  ['editorSuggestWidget.focusHighlightForeground', '--accent'],
  ['input.background', '--bg'],
  ['input.foreground', '--text'],
  ['input.border', '--line-strong'],
  ['menu.background', '--bg-raised'],
  ['menu.foreground', '--text'],
  ['menu.border', '--line-strong'],
  ['menu.selectionBackground', '--bg-hover'],
  ['menu.selectionForeground', '--text'],
  ['menu.separatorBackground', '--line'],
  ['peekView.border', '--accent'],
  ['peekViewEditor.background', '--bg'],
  ['peekViewEditorGutter.background', '--bg'],
  ['peekViewResult.background', '--bg-raised'],
  ['peekViewResult.fileForeground', '--text'],
  ['peekViewResult.lineForeground', '--text'],
  ['peekViewResult.selectionBackground', '--bg-hover'],
  ['peekViewResult.selectionForeground', '--text'],
  ['peekViewTitle.background', '--bg-raised'],
  ['peekViewTitleLabel.foreground', '--text'],
  ['peekViewTitleDescription.foreground', '--text-muted'],
]

/** Gives the editors the colours of the page as it looks now. */
export function paintEditors(dark: boolean): void {
  const ink = (name: string) => hex(name).slice(1)
  monaco.editor.defineTheme('schemawright', {
    base: dark ? 'vs-dark' : 'vs',
    inherit: true,
    rules: [
      { token: 'keyword', foreground: ink('--code-violet') },
      { token: 'keyword.block', foreground: ink('--code-violet') },
      ...['predefined', 'predefined.sql'].map((token) => ({ token, foreground: ink('--code-blue') })),
      { token: 'type', foreground: ink('--code-teal') },
      { token: 'annotation', foreground: ink('--code-orange') },
      ...['string', 'string.sql'].map((token) => ({ token, foreground: ink('--code-green') })),
      { token: 'number', foreground: ink('--code-orange') },
      { token: 'comment', foreground: ink('--text-faint') },
      ...['operator', 'operator.sql'].map((token) => ({ token, foreground: ink('--code-violet') })),
      { token: 'delimiter', foreground: ink('--text-muted') },
      { token: 'identifier', foreground: ink('--text') },
    ],
    colors: {
      'editor.background': hex('--bg'),
      'editor.foreground': hex('--text'),
      'editorLineNumber.foreground': hex('--text-faint'),
      'editorLineNumber.activeForeground': hex('--text'),
      'editor.lineHighlightBackground': hex('--bg-sunken'),
      'editor.lineHighlightBorder': hex('--bg-sunken'),
      'editorGutter.background': hex('--bg'),
      'editorWidget.background': hex('--bg-raised'),
      'editorWidget.border': hex('--line-strong'),
      focusBorder: hex('--accent'),
      ...Object.fromEntries(WIDGETS.map(([colour, name]) => [colour, hex(name)])),
    },
  })
  monaco.editor.setTheme('schemawright')
}

export { monaco }
