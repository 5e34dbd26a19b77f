import { type Ref, useEffect, useImperativeHandle, useRef } from 'react'
import type { TextEdit } from './chunk-edits.ts'
import type { LineRange } from './code-messages.ts'
import { EDITOR_LOOK } from './editor-look.ts'
import { monaco, paintEditors } from './monaco.ts'

export type CodeEditorHandle = {
  readonly setText: (text: string) => void
  readonly apply: (edits: readonly TextEdit[]) => void
  /** Marks these lines, and shows the first of them unless one is in view. */
  readonly mark: (ranges: readonly LineRange[], reveal: boolean) => void
  readonly focus: () => void
}

type CodeEditorProps = {
  readonly label: string
  readonly language: string
  readonly dark: boolean
  readonly handle: Ref<CodeEditorHandle>
  readonly onReady: () => void
  readonly onLine: (offset: number) => void
}

const OPTIONS = { ...EDITOR_LOOK, readOnly: true, domReadOnly: true }

function handleOf(editor: monaco.editor.IStandaloneCodeEditor): CodeEditorHandle {
  const marks = editor.createDecorationsCollection()
  return {
    setText(text) {
      marks.clear()
      editor.getModel()?.setValue(text)
    },
    apply(edits) {
      const model = editor.getModel()
      if (!model) return
      // All positions are of the text before, so they are asked for before any edit is made.
      model.applyEdits(
        edits.map(({ from, to, text }) => {
          const [start, end] = [model.getPositionAt(from), model.getPositionAt(to)]
          return { range: monaco.Range.fromPositions(start, end), text, forceMoveMarkers: false }
        }),
      )
    },
    mark(ranges, reveal) {
      marks.set(
        ranges.map(({ from, to }) => ({
          range: new monaco.Range(from, 1, to, 1),
          options: {
            isWholeLine: true,
            className: 'code-mark',
            linesDecorationsClassName: 'code-mark-edge',
            overviewRuler: { color: '#5b8def', position: monaco.editor.OverviewRulerLane.Full },
          },
        })),
      )
      const [first] = ranges
      const [view] = editor.getVisibleRanges()
      if (!first || !reveal) return
      const seen = view && ranges.some((it) => it.from >= view.startLineNumber && it.to <= view.endLineNumber)
      if (!seen) editor.revealLinesNearTop(first.from, first.to, monaco.editor.ScrollType.Smooth)
    },
    focus: () => editor.focus(),
  }
}

/** Monaco, showing text that it is given and edits to it. */
export function CodeEditor({ label, language, dark, handle, onReady, onLine }: CodeEditorProps) {
  const box = useRef<HTMLDivElement>(null)
  const editor = useRef<CodeEditorHandle | null>(null)
  const model = useRef<monaco.editor.ITextModel | null>(null)
  const hears = useRef({ onReady, onLine })
  hears.current = { onReady, onLine }
  const labelled = useRef(label)
  useImperativeHandle(handle, () => ({
    setText: (text) => editor.current?.setText(text),
    apply: (edits) => editor.current?.apply(edits),
    mark: (ranges, reveal) => editor.current?.mark(ranges, reveal),
    focus: () => editor.current?.focus(),
  }))
  useEffect(() => paintEditors(dark), [dark])
  useEffect(() => {
    if (!box.current) return
    model.current = monaco.editor.createModel('', 'plaintext')
    model.current.setEOL(monaco.editor.EndOfLineSequence.LF)
    const made = monaco.editor.create(box.current, { ...OPTIONS, model: model.current, ariaLabel: labelled.current })
    editor.current = handleOf(made)
    const cursor = made.onDidChangeCursorPosition((event) => {
      const byPerson = event.reason === monaco.editor.CursorChangeReason.Explicit
      if (byPerson && (event.source === 'mouse' || event.source === 'keyboard'))
        hears.current.onLine(made.getModel()?.getOffsetAt(event.position) ?? 0)
    })
    hears.current.onReady()
    return () => {
      cursor.dispose()
      made.dispose()
      model.current?.dispose()
      editor.current = null
    }
  }, [])
  useEffect(() => {
    if (!model.current) return
    monaco.editor.setModelLanguage(model.current, language === 'sql' ? 'pgsql' : language)
    // Another language brings Monaco's defaults back. To colour brackets it would parse the whole text at every edit.
    model.current.updateOptions({
      bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false },
    })
  }, [language])
  return <div ref={box} className="code-editor" />
}
