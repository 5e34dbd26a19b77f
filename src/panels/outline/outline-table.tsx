import { memo, useEffect, useRef, useState } from 'react'
import { equal } from '#base'
import { addColumn, type Id, renameObject } from '#model'
import { useDesign, useDesignStore, useSessionStore } from '#session'
import { Button, IconButton, TextInput } from '#ui'
import { t } from '#words'
import { NewKeyForm } from './new-key-form.tsx'
import { OutlineColumns } from './outline-columns.tsx'
import { headingOf, useOutline } from './outline-context.ts'
import { OutlineKeys } from './outline-keys.tsx'
import { type TableOutline, tableOutline, toldBy } from './table-outline.ts'

/** A table of the design: its heading, its columns as a table, its keys. */
export const OutlineTable = memo(function OutlineTable({ id }: { readonly id: Id }) {
  const told = useRef<{ by: ReturnType<typeof toldBy>; table: TableOutline | null } | null>(null)
  const table = useDesign((design) => {
    const by = toldBy(design, id)
    const was = told.current
    if (was && was.by.length === by.length && by.every((it, i) => it === was.by[i])) return was.table
    told.current = { by, table: tableOutline(design, id) }
    return told.current.table
  }, equal)
  return table && <Shown table={table} />
})

function Shown({ table }: { readonly table: TableOutline }) {
  const store = useDesignStore()
  const session = useSessionStore()
  const outline = useOutline()
  const heading = useRef<HTMLHeadingElement>(null)
  const [renaming, setRenaming] = useState(outline.fresh === table.id)
  const [fresh, setFresh] = useState<Id | null>(null)
  const [refers, setRefers] = useState<{ readonly column: Id<'column'> | null } | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const was = useRef(false)
  useEffect(() => {
    if (renaming) field.current?.focus()
  }, [renaming])
  useEffect(() => {
    if (was.current && !(renaming || refers)) heading.current?.focus()
    was.current = renaming || refers !== null
  }, [renaming, refers])
  const id = table.id as Id<'table'>
  const add = () => {
    const made = addColumn(store.design(), id)
    store.commit(t('add column to {name}', { name: table.name }), made.changes)
    session.say(t('Column added to {name}; type its name', { name: table.name }))
    setFresh(made.column)
  }
  const rename = (text: string) => {
    const name = text.trim()
    if (name === '' || name === table.name) return
    store.commit(t('rename {name}', { name: table.name }), renameObject(store.design(), id, name))
    session.say(t('{was} is now {name}', { was: table.name, name }))
  }
  return (
    <section className="outline-table" aria-labelledby={headingOf(table.id)}>
      <header>
        <h4
          id={headingOf(table.id)}
          ref={heading}
          tabIndex={-1}
          hidden={renaming}
          onFocus={() => outline.stand(table.id)}
          onKeyDown={(event) => {
            if (event.key !== 'F2') return
            event.preventDefault()
            setRenaming(true)
          }}
        >
          {table.path}
        </h4>
        {renaming && (
          <TextInput
            ref={field}
            aria-label={t('Name of {path}', { path: table.path })}
            value={table.name}
            onFocus={(event) => event.target.select()}
            onCommit={rename}
            onBlur={() => setRenaming(false)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') event.currentTarget.blur()
            }}
          />
        )}
        <span className="outline-space" />
        <Button
          size="small"
          look="ghost"
          icon="add"
          aria-label={t('Add column to {path}', { path: table.path })}
          onClick={add}
        >
          {t('Column')}
        </Button>
        <Button
          size="small"
          look="ghost"
          icon="relation"
          aria-label={t('Add foreign key to {path}', { path: table.path })}
          onClick={() => setRefers({ column: null })}
        >
          {t('Foreign key')}
        </Button>
        <IconButton
          icon="edit"
          size="small"
          label={t('Rename {path}', { path: table.path })}
          onClick={() => setRenaming(true)}
        />
        <IconButton
          icon="trash"
          size="small"
          label={t('Drop {path}', { path: table.path })}
          onClick={() => outline.drop([table.id], table.path)}
        />
      </header>
      {table.comment && <p className="outline-comment">{table.comment}</p>}
      <OutlineColumns table={table} fresh={fresh} onAdd={add} onRefer={(column) => setRefers({ column })} />
      {refers && <NewKeyForm table={id} column={refers.column} onClose={() => setRefers(null)} />}
      <OutlineKeys table={table} />
    </section>
  )
}
