import { type Ref, useEffect, useImperativeHandle, useRef } from 'react'
import type { Notice } from '#model'
import { editsBetween, type TextEdit } from './chunk-edits.ts'
import type { LineRange } from './code-messages.ts'
import { EDITOR_LOOK } from './editor-look.ts'
import { type Asker, answerFor } from './language-features.ts'
import { monaco, paintEditors } from './monaco.ts'

export type CodeEditorHandle = {
  readonly setText: (text: string) => void
  readonly text: () => string
  readonly apply: (edits: readonly TextEdit[]) => void
  /** Puts a text in the place of what stands there, as if someone had typed it. */
  readonly write: (text: string) => void
  /** Marks what is wrong in the text, as we read it or as its tool does. */
  readonly blame: (faults: readonly Notice[], by: 'text' | 'tool') => void
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
  /** Whether it can be typed in. */
  readonly editable: boolean
  /** Who answers what is asked about the text. */
  readonly asker: Asker
  /** Someone has typed. */
  readonly onType: () => void
  readonly onUndo: () => void
  readonly onRedo: () => void
}

const OPTIONS = {
  ...EDITOR_LOOK,
  readOnly: true,
  domReadOnly: true,
  tabSize: 2,
  fixedOverflowWidgets: true,
  wordBasedSuggestions: 'off',
  // In a shadow tree its menu would have none of the theme's colours.
  useShadowDOM: false,
  // Enter ends a line, unless what is chosen is more than what stands there.
  acceptSuggestionOnEnter: 'smart',
  suggest: { showWords: false, showInlineDetails: true },
} as const satisfies monaco.editor.IStandaloneEditorConstructionOptions

/** Texts that are being changed by us: nobody types then. */
const ours = new WeakSet<monaco.editor.ITextModel>()

function byUs(model: monaco.editor.ITextModel | null, change: (model: monaco.editor.ITextModel) => void): void {
  if (!model) return
  ours.add(model)
  try {
    change(model)
  } finally {
    ours.delete(model)
  }
}

/** Edits as the editor takes them. All positions are of the text before, so they are asked for before any is made. */
const replacements = (model: monaco.editor.ITextModel, edits: readonly TextEdit[]) =>
  edits.map(({ from, to, text }) => {
    const [start, end] = [model.getPositionAt(from), model.getPositionAt(to)]
    return { range: monaco.Range.fromPositions(start, end), text, forceMoveMarkers: false }
  })

function handleOf(editor: monaco.editor.IStandaloneCodeEditor): CodeEditorHandle {
  const marks = editor.createDecorationsCollection()
  return {
    setText(text) {
      marks.clear()
      byUs(editor.getModel(), (model) => {
        model.setValue(text)
        // A new line stands as far in as those around it: four spaces in Python.
        model.detectIndentation(true, OPTIONS.tabSize)
      })
    },
    text: () => editor.getModel()?.getValue() ?? '',
    blame(faults, by) {
      const model = editor.getModel()
      if (model) monaco.editor.setModelMarkers(model, by, markersOf(faults))
    },
    apply(edits) {
      byUs(editor.getModel(), (model) => model.applyEdits(replacements(model, edits)))
    },
    write(text) {
      const model = editor.getModel()
      if (model) model.applyEdits(replacements(model, editsBetween([{ text: model.getValue() }], [{ text }])))
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

/** What is wrong, under the words that are. */
const markersOf = (faults: readonly Notice[]): monaco.editor.IMarkerData[] =>
  faults.flatMap(({ at, message, severity }) =>
    at
      ? [
          {
            startLineNumber: at.line,
            startColumn: at.column,
            endLineNumber: at.line,
            endColumn: at.column + Math.max(1, at.to - at.from),
            message,
            severity: severity === 'error' ? monaco.MarkerSeverity.Error : monaco.MarkerSeverity.Warning,
          },
        ]
      : [],
  )

/** Monaco, showing text that it is given and edits to it, and hearing what is typed where it can be. */
export function CodeEditor(props: CodeEditorProps) {
  const { label, language, dark, handle, editable, asker } = props
  const box = useRef<HTMLDivElement>(null)
  const editor = useRef<CodeEditorHandle | null>(null)
  const model = useRef<monaco.editor.ITextModel | null>(null)
  const made = useRef<monaco.editor.IStandaloneCodeEditor | null>(null)
  const hears = useRef(props)
  hears.current = props
  const labelled = useRef(label)
  useImperativeHandle(handle, () => ({
    setText: (text) => editor.current?.setText(text),
    text: () => editor.current?.text() ?? '',
    blame: (faults, by) => editor.current?.blame(faults, by),
    apply: (edits) => editor.current?.apply(edits),
    write: (text) => editor.current?.write(text),
    mark: (ranges, reveal) => editor.current?.mark(ranges, reveal),
    focus: () => editor.current?.focus(),
  }))
  useEffect(() => paintEditors(dark), [dark])
  useEffect(() => {
    if (!box.current) return
    model.current = monaco.editor.createModel('', 'plaintext')
    model.current.setEOL(monaco.editor.EndOfLineSequence.LF)
    const view = monaco.editor.create(box.current, { ...OPTIONS, model: model.current, ariaLabel: labelled.current })
    editor.current = handleOf(view)
    made.current = view
    const text = model.current
    const typing = text.onDidChangeContent(() => {
      if (!ours.has(text)) hears.current.onType()
    })
    // One history: what is typed is a step of the design.
    const { KeyMod, KeyCode } = monaco
    view.addCommand(KeyMod.CtrlCmd | KeyCode.KeyZ, () => hears.current.onUndo())
    view.addCommand(KeyMod.CtrlCmd | KeyMod.Shift | KeyCode.KeyZ, () => hears.current.onRedo())
    view.addCommand(KeyMod.CtrlCmd | KeyCode.KeyY, () => hears.current.onRedo())
    const cursor = view.onDidChangeCursorPosition((event) => {
      const byPerson = event.reason === monaco.editor.CursorChangeReason.Explicit
      if (byPerson && (event.source === 'mouse' || event.source === 'keyboard'))
        hears.current.onLine(text.getOffsetAt(event.position))
    })
    hears.current.onReady()
    return () => {
      typing.dispose()
      cursor.dispose()
      view.dispose()
      made.current = null
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
  useEffect(() => {
    made.current?.updateOptions({ readOnly: !editable, domReadOnly: !editable })
    if (model.current) answerFor(model.current, editable ? asker : null)
  }, [editable, asker])
  // `nokey`: React Flow would take Space for itself, wherever on the page it is typed.
  return <div ref={box} className="code-editor nokey" />
}
