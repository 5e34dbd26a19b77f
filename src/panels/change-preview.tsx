import { useEffect, useState } from 'react'
import type { Change } from '#model'
import { useDesign, useDesignStore } from '#session'
import { t } from '#words'
import { codeClient } from './code/code-client.ts'
import type { Preview } from './code/code-messages.ts'
import { sayChange } from './problems/say-change.ts'
import './change-preview.css'

const MOST_WORDS = 40
const MOST_PREVIEWS = 12

/** What changes would do to the design: in words, and as SQL before and after. */
export function ChangePreview({ changes }: { readonly changes: readonly Change[] }) {
  const store = useDesignStore()
  const design = useDesign((it) => it)
  const [previews, setPreviews] = useState<readonly Preview[]>([])
  useEffect(() => {
    let here = true
    void codeClient(store)
      .preview(changes)
      .then((shown) => here && setPreviews(shown))
    return () => {
      here = false
    }
  }, [changes, store])
  return (
    <>
      <ul className="change-words">
        {changes.slice(0, MOST_WORDS).map((change, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is never reordered
          <li key={i}>{sayChange(design, change)}</li>
        ))}
        {changes.length > MOST_WORDS && <li>{t('and {more} more', { more: changes.length - MOST_WORDS })}</li>}
      </ul>
      {previews.slice(0, MOST_PREVIEWS).map((it) => (
        <div key={`${it.before}\n${it.after}`} className="change-preview">
          <Sql text={it.before} other={it.after} label={t('Before')} />
          <Sql text={it.after} other={it.before} label={t('After')} />
        </div>
      ))}
    </>
  )
}

function Sql({ text, other, label }: { readonly text: string; readonly other: string; readonly label: string }) {
  const known = new Set(other.split('\n'))
  const lines = text.trimEnd().split('\n')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrolled by keys too
    <pre title={label} tabIndex={0}>
      {lines.map((line, i) => {
        const shown = `${line}\n`
        // biome-ignore lint/suspicious/noArrayIndexKey: lines may repeat, and never move
        return known.has(line) ? <span key={i}>{shown}</span> : <mark key={i}>{shown}</mark>
      })}
    </pre>
  )
}
