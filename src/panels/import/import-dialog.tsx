import { useEffect, useRef, useState } from 'react'
import type { Imported } from '#import'
import { type Design, type Id, KINDS, kindOf, rootsOf } from '#model'
import { useDesignStore } from '#session'
import { Button, Dialog, Progress } from '#ui'
import { msg, showNumber, t, translated } from '#words'
import { Amended } from './amended.tsx'
import type { Amendment } from './import-messages.ts'
import { Ledger } from './ledger.tsx'
import { isEmpty } from './meet-import.ts'
import { nameOfFile } from './name-of-file.ts'
import { type ImportRun, prepareImport, type Running, runImport } from './run-import.ts'
import { takeImport } from './take-import.ts'
import './import.css'

type ImportDialogProps = {
  /** Read at once when it is not empty. */
  readonly text: string
  readonly title: string | null
  /** It is someone's file, which goes on as the design does. */
  readonly isFile?: boolean
  /** Takes it without asking, when the design is empty and nothing was lost. */
  readonly atOnce: boolean
  /** With the text that it leaves behind: none where the design has it. */
  readonly onClose: (left: string) => void
  /** After the design has what was imported: the tables that are new to it. */
  readonly onTaken: (tables: readonly Id[], fresh: boolean) => void
}

type Stage =
  | { readonly stage: 'text'; readonly error: string | null }
  | Running
  | { readonly stage: 'done'; readonly imported: Imported }
  | { readonly stage: 'amended'; readonly amended: Amendment }

const STARTING: Running = { stage: 'running', title: null, progress: null }

/** Takes text in any language that we read, runs it, tells what became of each statement, and puts it in the design. */
export function ImportDialog({ text: given, title, isFile = false, atOnce, onClose, onTaken }: ImportDialogProps) {
  const [text, setText] = useState(given)
  // What is read at once is not shown first: a large text takes half a second to be laid out.
  const [stage, setStage] = useState<Stage>(() => (given.trim() === '' ? { stage: 'text', error: null } : STARTING))
  const run = useRef<ImportRun | null>(null)
  const onto = useRef<Design | null>(null)
  const store = useDesignStore()
  const take = (imported: Imported, beside: boolean) => {
    const fresh = isEmpty(store.design())
    const tables = takeImport(store, { imported, onto: onto.current, beside, title })
    onClose('')
    onTaken(tables, fresh)
  }
  const start = async (what: string, apart = false) => {
    setStage(STARTING)
    const name = title === null ? null : nameOfFile(title)
    const design = store.design()
    onto.current = isEmpty(design) ? design : null
    const own = onto.current || apart ? null : store
    const mine = runImport({ text: what, name, isFile, onto: onto.current, store: own }, setStage)
    run.current = mine
    const outcome = await mine.outcome
    if (run.current !== mine) return
    run.current = null
    if (outcome === 'cancelled') setStage({ stage: 'text', error: null })
    else if ('error' in outcome) setStage({ stage: 'text', error: outcome.error })
    else if ('amended' in outcome) setStage({ stage: 'amended', amended: outcome.amended })
    else if (atOnce && isEmpty(store.design()) && !hasLosses(outcome.imported)) take(outcome.imported, false)
    else setStage({ stage: 'done', imported: outcome.imported })
  }
  const begun = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: begins once, with what it was given
  useEffect(() => {
    if (given.trim() === '') return prepareImport()
    if (begun.current) return
    begun.current = true
    void start(given)
  }, [])
  const close = () => {
    run.current?.cancel()
    run.current = null
    onClose(text)
  }
  if (stage.stage === 'done')
    return (
      <Done imported={stage.imported} title={title} onClose={close} onTake={(beside) => take(stage.imported, beside)} />
    )
  if (stage.stage === 'amended')
    return <Amended amended={stage.amended} title={title} onClose={close} onApart={() => void start(text, true)} />
  if (stage.stage === 'running')
    return (
      <Dialog
        title={title ? t('Importing {title}', { title }) : t('Importing')}
        onClose={close}
        foot={<Button onClick={() => run.current?.cancel()}>{t('Cancel')}</Button>}
      >
        <RunningView running={stage} />
      </Dialog>
    )
  return (
    <Dialog
      title={t('Import')}
      width={720}
      onClose={close}
      foot={
        <>
          <Button onClick={close}>{t('Cancel')}</Button>
          <Button look="primary" disabled={text.trim() === ''} onClick={() => void start(text)}>
            {t('Import')}
          </Button>
        </>
      }
    >
      <div className="import-drop">
        {stage.error && (
          <p className="import-error" role="alert">
            {stage.error}
          </p>
        )}
        <textarea
          className="ui-input"
          data-focus
          aria-label={t('Text to import')}
          placeholder={t(
            'Paste SQL, a pg_dump, or a schema of Prisma, Drizzle or SQLModel here, or drop files, a folder or a zip anywhere.',
          )}
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <p className="import-foot">
          {t(
            'SQL is run in a PostgreSQL inside your browser. Nothing leaves this computer. Statements about what is here, such as ALTER TABLE, are run on this design. A schema of Prisma, Drizzle or SQLModel is kept as it is written, beside the design.',
          )}
        </p>
      </div>
    </Dialog>
  )
}

const STAGES = {
  splitting: msg('Finding the statements'),
  running: msg('Running them'),
  reading: msg('Reading the catalog'),
} as const

function RunningView({ running }: { readonly running: Running }) {
  const { progress, title } = running
  const share = progress && progress.total > 0 ? progress.done / progress.total : null
  return (
    <div className="import-running">
      <p>
        {progress
          ? t(STAGES[progress.stage])
          : title
            ? t('Starting PostgreSQL for {title}', { title })
            : t('Looking at the text')}
      </p>
      <Progress label={t('Import')} value={progress?.stage === 'running' ? share : null} />
      {progress?.stage === 'running' && (
        <p>
          {t('{done} of {count} statement|{done} of {count} statements', {
            done: progress.done,
            count: progress.total,
          })}
        </p>
      )}
    </div>
  )
}

type DoneProps = Pick<ImportDialogProps, 'title'> & {
  readonly onClose: () => void
  readonly imported: Imported
  readonly onTake: (beside: boolean) => void
}

const hasLosses = (imported: Imported): boolean =>
  imported.notices.length > 0 || imported.ledger.some((it) => it.fate === 'refused')

function Done({ imported, title, onClose, onTake }: DoneProps) {
  const store = useDesignStore()
  const empty = isEmpty(store.design())
  const [beside, setBeside] = useState(false)
  const found = KINDS.flatMap((kind) => {
    const count = rootsOf(imported.design, kind).length
    const { one, many } = kindOf(kind).label
    return count > 0 && kindOf(kind).under.length > 0
      ? [`${showNumber(count)} ${translated(count === 1 ? one : many)}`]
      : []
  })
  return (
    <Dialog
      title={title ? t('Imported {title}', { title }) : t('Imported')}
      width={760}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('Discard')}</Button>
          <Button look="primary" disabled={imported.ledger.length === 0} onClick={() => onTake(beside)}>
            {empty ? t('Open it') : beside ? t('Add to the design') : t('Replace the design')}
          </Button>
        </>
      }
    >
      <p className="import-sum">
        {found.length > 0
          ? t('Found {what}.', { what: found.join(', ') })
          : t('Nothing was found that a design could hold.')}
      </p>
      {imported.notices.slice(0, 20).map((notice) => (
        <p key={`${notice.code}${notice.message}${notice.at?.from}`} className="import-foot">
          {notice.at && (
            <code>
              {notice.at.path ? `${notice.at.path}:` : ''}
              {notice.at.line}:{notice.at.column}
            </code>
          )}{' '}
          <span lang="en" dir="ltr">
            {notice.message}
          </span>
        </p>
      ))}
      <Ledger entries={imported.ledger} />
      {!empty && (
        <div className="import-choice" role="radiogroup" aria-label={t('What to do with it')}>
          <label className="ui-check">
            <input type="radio" name="take" checked={!beside} onChange={() => setBeside(false)} />
            {t('Replace the design (what stays the same keeps its place)')}
          </label>
          <label className="ui-check">
            <input type="radio" name="take" checked={beside} onChange={() => setBeside(true)} />
            {t('Add beside what is there')}
          </label>
        </div>
      )}
    </Dialog>
  )
}
