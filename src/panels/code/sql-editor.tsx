import { useEffect, useRef } from 'react'
import { t } from '#words'
import { EDITOR_LOOK } from './editor-look.ts'
import { monaco, paintEditors } from './monaco.ts'
import './sql-editor.css'

type SqlEditorProps = {
  readonly label: string
  readonly language: string
  readonly value: string
  /** Where in it Postgres finds fault. */
  readonly wrongAt: number | null
  readonly onCommit: (sql: string) => void
  readonly onDraft?: ((sql: string) => void) | undefined
}

const LEAST = 4 * EDITOR_LOOK.lineHeight + 12
const MOST = 26 * EDITOR_LOOK.lineHeight + 12

const isDark = (): boolean => document.documentElement.dataset.theme === 'dark'

/** Marks the word at a place of the text. */
function mark(model: monaco.editor.ITextModel, at: number | null): void {
  if (at === null) {
    monaco.editor.setModelMarkers(model, 'postgres', [])
    return
  }
  const from = model.getPositionAt(at)
  const word = model.getWordAtPosition(from)
  const range = word
    ? new monaco.Range(from.lineNumber, from.column, from.lineNumber, word.endColumn)
    : new monaco.Range(from.lineNumber, from.column, from.lineNumber, from.column + 1)
  const severity = monaco.MarkerSeverity.Error
  monaco.editor.setModelMarkers(model, 'postgres', [{ ...range, severity, message: t('Postgres finds fault here') }])
}

type Held = { readonly editor: monaco.editor.IStandaloneCodeEditor; readonly host: HTMLElement }

/** Editors whose form has closed: to make one takes longer than a frame, to fill one does not. */
const spare: Held[] = []

function takeEditor(): Held {
  const found = spare.pop()
  if (found) return found
  const host = document.createElement('div')
  host.className = 'sql-editor-host'
  const editor = monaco.editor.create(host, {
    ...EDITOR_LOOK,
    model: null,
    lineNumbers: 'off',
    folding: false,
    overviewRulerLanes: 0,
    hideCursorInOverviewRuler: true,
    glyphMargin: false,
    lineDecorationsWidth: 6,
    renderLineHighlight: 'none',
    wordWrap: 'on',
    tabSize: 2,
    scrollbar: { ...EDITOR_LOOK.scrollbar, alwaysConsumeMouseWheel: false },
  })
  return { editor, host }
}

function giveBack({ editor, host }: Held): void {
  editor.setModel(null)
  host.remove()
  spare.push({ editor, host })
}

/** SQL of any length. As high as its text, within reason. Leaving it or Ctrl+Enter commits, Escape takes it back. */
export function SqlEditor({ label, language, value, wrongAt, onCommit, onDraft }: SqlEditorProps) {
  const box = useRef<HTMLDivElement>(null)
  const model = useRef<monaco.editor.ITextModel | null>(null)
  const given = useRef({ value, label, language, onCommit, onDraft })
  given.current = { value, label, language, onCommit, onDraft }
  useEffect(() => {
    if (!box.current) return
    const here = box.current
    const { current } = given
    paintEditors(isDark())
    const text = monaco.editor.createModel(current.value, current.language)
    text.setEOL(monaco.editor.EndOfLineSequence.LF)
    model.current = text
    const { editor, host } = takeEditor()
    here.append(host)
    editor.setModel(text)
    editor.updateOptions({ ariaLabel: current.label })
    const grow = () => {
      here.style.height = `${Math.min(MOST, Math.max(LEAST, editor.getContentHeight()))}px`
      editor.layout()
    }
    grow()
    const commit = () => {
      const now = text.getValue()
      if (now !== given.current.value) given.current.onCommit(now)
    }
    const theme = new MutationObserver(() => paintEditors(isDark()))
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
    const stops = [
      editor.onDidContentSizeChange(grow),
      editor.onDidBlurEditorWidget(commit),
      text.onDidChangeContent(() => {
        if (text.getValue() !== given.current.value) given.current.onDraft?.(text.getValue())
      }),
    ]
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault()
        event.stopPropagation()
        commit()
      }
      if (event.key !== 'Escape') return
      event.stopPropagation()
      if (text.getValue() === given.current.value) here.focus()
      else text.setValue(given.current.value)
    }
    here.addEventListener('keydown', press, { capture: true })
    return () => {
      theme.disconnect()
      here.removeEventListener('keydown', press, { capture: true })
      for (const it of stops) it.dispose()
      model.current = null
      giveBack({ editor, host })
      text.dispose()
    }
  }, [])
  useEffect(() => {
    if (model.current && model.current.getValue() !== value) model.current.setValue(value)
  }, [value])
  useEffect(() => {
    if (model.current) mark(model.current, wrongAt)
  }, [wrongAt])
  // `nokey`: React Flow would take Space for itself, wherever on the page it is typed.
  return <div ref={box} className="sql-editor nokey" tabIndex={-1} />
}
