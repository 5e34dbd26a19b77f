import { useEffect, useState } from 'react'
import { Button, Checkbox, Dialog, Field, Select, TextInput } from '#ui'
import { t } from '#words'
import type { Shelf, ShelfEntry } from '../designs/designs-dialog.tsx'
import type { Reviewed } from '../problems/problem.ts'
import type { Comparison, Older } from './comparison.ts'
import { ComparisonView } from './comparison-view.tsx'
import './compare.css'

type CompareDialogProps = {
  readonly reviewed: Reviewed
  readonly shelf: Shelf
  /** The text of a file that a person chooses. */
  readonly onFile: () => Promise<{ readonly name: string; readonly text: string } | null>
  readonly onDownload: (name: string, text: string) => void
  readonly onClose: () => void
}

type Chosen = { readonly title: string; readonly older: Older }

/** The open design beside an older version: what brings a database from one to the other, and what is to be known first. */
export function CompareDialog({ reviewed, shelf, onFile, onDownload, onClose }: CompareDialogProps) {
  const [kept, setKept] = useState<readonly ShelfEntry[]>([])
  const [chosen, choose] = useState<Chosen | null>(null)
  const [online, setOnline] = useState(false)
  const [comparison, setComparison] = useState<Comparison | null>(null)
  useEffect(() => {
    let here = true
    void shelf.list().then((all) => here && setKept(all))
    return () => {
      here = false
    }
  }, [shelf])
  const { compare } = reviewed
  useEffect(() => {
    let here = true
    setComparison(null)
    if (chosen) void compare({ older: chosen.older, online }).then((it) => here && setComparison(it))
    return () => {
      here = false
    }
  }, [compare, chosen, online])
  const fromShelf = async (id: string) => {
    const design = await shelf.load(id)
    const title = kept.find((it) => it.id === id)?.name ?? ''
    if (design) choose({ title, older: { design } })
  }
  const fromFile = async () => {
    const file = await onFile()
    if (file) choose({ title: file.name, older: { text: file.text } })
  }
  const fromLink = (link: string) => {
    if (link.trim() !== '') choose({ title: t('the link'), older: { link: link.trim() } })
  }
  return (
    <Dialog title={t('Compare with an older version')} width={860} onClose={onClose}>
      <div className="compare-from">
        <Field stacked label={t('Kept in this browser')}>
          {({ id }) => (
            <Select
              id={id}
              value=""
              options={[{ value: '', label: t('Choose…') }, ...kept.map((it) => ({ value: it.id, label: it.name }))]}
              onChoose={(design) => void (design === '' ? null : fromShelf(design))}
            />
          )}
        </Field>
        <Field stacked label={t('Its link')}>
          {({ id }) => <TextInput id={id} value="" placeholder="https://…#…" onCommit={fromLink} />}
        </Field>
        <Button icon="open" onClick={() => void fromFile()}>
          {t('Design file…')}
        </Button>
      </div>
      <Checkbox
        checked={online}
        label={t('For a database that people write to meanwhile: no long locks, constraints checked later, in batches')}
        onToggle={setOnline}
      />
      <p role="status" className="compare-said">
        {said(chosen, comparison)}
      </p>
      {comparison?.refused === null && <ComparisonView comparison={comparison} onDownload={onDownload} />}
    </Dialog>
  )
}

function said(chosen: Chosen | null, comparison: Comparison | null): string {
  if (!chosen) return t('Choose the version that a database holds now.')
  if (!comparison) return t('Planning…')
  if (comparison.refused !== null) return comparison.refused
  if (comparison.steps === 0) return t('Nothing differs from {title}.', { title: chosen.title })
  return t('From {title}: {statements}, {objections}.', {
    title: chosen.title,
    statements: t('{count} statement|{count} statements', { count: comparison.steps }),
    objections: t('{count} objection|{count} objections', { count: comparison.problems.length }),
  })
}
