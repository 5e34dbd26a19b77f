import { useEffect, useRef, useState } from 'react'
import { type Change, heldText, type Notice } from '#model'
import { useDesign, useDesignStore, useReadOnly, useSession, useSessionStore } from '#session'
import { Badge, Empty, IconButton, Select, Tabs, toast } from '#ui'
import { t } from '#words'
import { CheckedBadge, CheckedLine } from './check/checked-line.tsx'
import { codeClient } from './code-client.ts'
import { CodeEditor, type CodeEditorHandle } from './code-editor.tsx'
import type { Language } from './code-messages.ts'
import { OptionsDialog } from './options-dialog.tsx'
import { useCode } from './use-code.ts'
import './code-panel.css'

type CodePanelProps = {
  readonly language: string
  readonly dark: boolean
  readonly onLanguage: (id: string) => void
  /** What someone typed does this to the design; what is typed in one burst is one step. */
  readonly onTyped: (changes: readonly Change[], title: string, burst: number) => Promise<void>
  /** Writes a text that someone wrote anew from the design. */
  readonly onRewrite: (language: string) => void
  readonly onDownload: () => void
  readonly onDownloadAll: () => void
}

/** The design as code, following every edit; the selection's lines are marked, and a click on a line selects. */
export function CodePanel(props: CodePanelProps) {
  const { language, dark, onLanguage, onDownload, onDownloadAll } = props
  const store = useDesignStore()
  const readOnly = useReadOnly()
  const editor = useRef<CodeEditorHandle>(null)
  const [ready, setReady] = useState(false)
  const [choosing, setChoosing] = useState(false)
  const [languages, setLanguages] = useState<readonly Language[] | null>(null)
  useEffect(() => {
    let here = true
    void codeClient(store).languages.then((all) => here && setLanguages(all))
    return () => {
      here = false
    }
  }, [store])
  const chosen = languages?.find((it) => it.id === language) ?? languages?.[0] ?? null
  const code = useCode({
    language: chosen?.id ?? language,
    typed: chosen?.typed ?? null,
    editor,
    ready: ready && chosen !== null,
    onTyped: (changes, burst) => props.onTyped(changes, chosen?.title ?? t('Code'), burst),
    onRename: (changes, title) => store.commit(title, changes),
  })
  const isHeld = useDesign((it) => chosen !== null && heldText(it, chosen.id) !== null)
  if (languages?.length === 0)
    return (
      <Empty icon="code" title={t('No code targets')}>
        <p>{t('This build has no exporters.')}</p>
      </Empty>
    )
  const copy = async () => {
    const all = await codeClient(store).files(chosen?.id ?? language)
    const text = all.find((file) => file.path === code.path)?.text ?? editor.current?.text() ?? ''
    try {
      await navigator.clipboard.writeText(text)
      toast(code.path ? t('Copied {name}', { name: code.path }) : t('Code copied'))
    } catch {
      toast(t('The browser did not allow the clipboard to be written.'), { tone: 'error' })
    }
  }
  return (
    <section className="code-panel" aria-label={t('Code')}>
      <div className="code-bar">
        <Tabs
          label={t('Code language')}
          tabs={(languages ?? []).map(({ id, title }) => ({
            id,
            title,
            badge: <CheckedBadge checked={code.checked.get(id)} />,
          }))}
          active={chosen?.id ?? ''}
          onChoose={onLanguage}
        />
        <span className="code-space" />
        {code.paths.length > 1 && (
          <Select
            quiet
            aria-label={t('File')}
            value={code.path ?? ''}
            options={code.paths.map((path) => ({ value: path, label: path }))}
            onChoose={code.choosePath}
          />
        )}
        {isHeld && !readOnly && (
          <IconButton
            icon="wand"
            label={t('Write this text anew from the design, without comments and layout of its own')}
            size="small"
            onClick={() => chosen && props.onRewrite(chosen.id)}
          />
        )}
        {chosen && chosen.options.length > 0 && !readOnly && (
          <IconButton
            icon="sliders"
            label={t('Options of {language}', { language: chosen.title })}
            size="small"
            onClick={() => setChoosing(true)}
          />
        )}
        <IconButton icon="copy" label={t('Copy all of this file')} size="small" onClick={copy} />
        <IconButton icon="download" label={t('Download this code')} size="small" onClick={onDownload} />
        <IconButton icon="folder" label={t('Download every language as zip')} size="small" onClick={onDownloadAll} />
      </div>
      {code.trouble && (
        <p role="alert" className="code-notice">
          {code.trouble}
        </p>
      )}
      <CodeEditor
        label={t('{language} of the design', { language: chosen?.title ?? t('Code') })}
        language={chosen?.language ?? 'plaintext'}
        dark={dark}
        handle={editor}
        onReady={() => setReady(true)}
        onLine={code.pickAt}
        editable={!readOnly && chosen !== null && chosen.typed !== null && chosen.typed === code.path}
        asker={code.asker}
        onType={code.type}
        onUndo={code.undo}
        onRedo={code.redo}
      />
      {choosing && chosen && <OptionsDialog language={chosen} onClose={() => setChoosing(false)} />}
      <Faults faults={code.faults} />
      <CheckedLine checked={code.checked.get(chosen?.id ?? '')} />
      <Notices code={code} />
    </section>
  )
}

/** Says that what is typed waits until it can be read. */
function Faults({ faults }: { readonly faults: readonly Notice[] }) {
  const [first] = faults.filter((it) => it.severity === 'error')
  if (!first) return null
  return (
    <p role="status" className="code-fault">
      {t('Line {line}: {message}. The design stays as it is until this can be read.', {
        line: first.at?.line ?? 0,
        message: first.message,
      })}
    </p>
  )
}

function Notices({ code }: { readonly code: ReturnType<typeof useCode> }) {
  const session = useSessionStore()
  const shown = useSession((it) => it.selection)
  if (code.notices.length === 0) return null
  return (
    <details className="code-notices">
      <summary>
        <Badge tone="warning">{code.notices.length}</Badge> {t('not said in this language, or said otherwise')}
      </summary>
      {code.notices.slice(0, 500).map((notice) => (
        <button
          key={`${notice.code} ${notice.about} ${notice.message}`}
          type="button"
          className="code-notice"
          aria-pressed={notice.about ? shown.has(notice.about) : undefined}
          onClick={() => notice.about && session.select([notice.about])}
        >
          <span lang="en" dir="ltr">
            {notice.message}
          </span>
        </button>
      ))}
    </details>
  )
}
