import type { monaco } from './monaco.ts'

/** How every editor looks and what it leaves out. */
export const EDITOR_LOOK = {
  automaticLayout: true,
  minimap: { enabled: false },
  fontSize: 12.5,
  lineHeight: 19,
  fontFamily:
    'ui-monospace, "SF Mono", "JetBrains Mono", "Cascadia Code", Menlo, Consolas, "Liberation Mono", monospace',
  scrollBeyondLastLine: false,
  renderLineHighlight: 'line',
  lineNumbersMinChars: 3,
  lineDecorationsWidth: 8,
  padding: { top: 8, bottom: 8 },
  overviewRulerLanes: 2,
  overviewRulerBorder: false,
  renderWhitespace: 'none',
  occurrencesHighlight: 'off',
  selectionHighlight: false,
  guides: { indentation: false },
  folding: true,
  bracketPairColorization: { enabled: false },
  matchBrackets: 'near',
  wordWrap: 'off',
  // On Linux the last, empty line's number would be too faint to read.
  renderFinalNewline: 'on',
  scrollbar: { verticalScrollbarSize: 9, horizontalScrollbarSize: 9, useShadows: false },
  stickyScroll: { enabled: false },
  unicodeHighlight: { ambiguousCharacters: false },
} as const satisfies monaco.editor.IStandaloneEditorConstructionOptions
