import { useState } from 'react'
import { forget, type Id, intend } from '#model'
import type { ReadDependency } from '#rules'
import { useDesignStore } from '#session'
import { Badge, Button, IconButton } from '#ui'
import { t } from '#words'
import { DeclareDependency, type Wanted } from './declare-dependency.tsx'
import { NormalFormVerdict } from './normal-form-verdict.tsx'
import type { TableTheory } from './table-theory.ts'
import { useWorkedOut } from './use-worked-out.ts'
import './dependencies.css'

type DependenciesProps = { readonly table: Id<'table'>; readonly theory: TableTheory }

/** What determines what in a table: declared here, and judged by the theory of normal forms. */
export function Dependencies({ table, theory }: DependenciesProps) {
  const store = useDesignStore()
  const [declaring, setDeclaring] = useState(false)
  const reading = useWorkedOut(table, theory.describe)
  const declare = ({ from, to, multivalued }: Wanted, words: string) => {
    store.commit(
      t('declare: {words}', { words }),
      intend(store.design(), { sort: 'dependency', about: table, from: [...from], to: [...to], multivalued }),
    )
    setDeclaring(false)
  }
  const declared = reading?.declared ?? []
  return (
    <section className="inspector-section" aria-label={t('Dependencies')}>
      <header>
        <h2>{t('dependencies')}</h2>
        <Badge>{declared.length}</Badge>
        <span />
        {!declaring && (
          <IconButton icon="add" size="small" label={t('Declare a dependency')} onClick={() => setDeclaring(true)} />
        )}
      </header>
      <ul className="dependencies">
        {declared.map((it) => (
          <Declared
            key={it.key}
            it={it}
            onForget={() => store.commit(t('take back: {words}', { words: it.words }), forget(store.design(), it.key))}
          />
        ))}
      </ul>
      {declaring && <DeclareDependency table={table} onDeclare={declare} onCancel={() => setDeclaring(false)} />}
      {(reading?.suspected ?? []).slice(0, 6).map((it) => (
        <p key={it.symbols} className="dependency-suspected">
          <span title={it.symbols}>
            {t('In all {count} sample rows {words}.', { count: it.rows, words: it.words })}
          </span>
          <Button size="small" onClick={() => declare({ ...it, multivalued: false }, it.words)}>
            {t('It must be so')}
          </Button>
        </p>
      ))}
      {reading && <NormalFormVerdict table={table} reading={reading} theory={theory} />}
    </section>
  )
}

function Declared({ it, onForget }: { readonly it: ReadDependency; readonly onForget: () => void }) {
  return (
    <li>
      <span>
        {it.words}
        <code>{it.symbols}</code>
      </span>
      <IconButton
        icon="close"
        size="small"
        label={t('Take back {symbols}', { symbols: it.symbols })}
        onClick={onForget}
      />
    </li>
  )
}
