import {
  addColumn,
  addForeignKey,
  addIndex,
  addTable,
  apply,
  type Design,
  emptyDesign,
  type Id,
  MAIN_DIAGRAM,
  parseType,
  tablesOf,
} from '#model'

const MODULES = ['account', 'order', 'product', 'invoice', 'shipment', 'ticket', 'message', 'report', 'asset', 'policy']
const NOUNS = ['item', 'line', 'event', 'note', 'label', 'rate', 'rule', 'state', 'batch', 'entry', 'draft', 'step']
const COLUMNS = [
  ['name', 'text'],
  ['status', 'varchar(20)'],
  ['description', 'text'],
  ['amount', 'numeric(12,2)'],
  ['quantity', 'integer'],
  ['position', 'integer'],
  ['is_active', 'boolean'],
  ['created_at', 'timestamptz'],
  ['updated_at', 'timestamptz'],
] as const

/** A schema of so many tables as products have them: modules with hubs, ten columns a table, one and a half foreign keys. The same every time. */
export function madeUpDesign(count: number): Design {
  let design = emptyDesign(`${count} tables`)
  const columns = Math.ceil(Math.sqrt(count * 1.6))
  for (let i = 0; i < count; i++) {
    const name = `${MODULES[i % MODULES.length]}_${NOUNS[Math.floor(i / MODULES.length) % NOUNS.length]}_${i}`
    const at = { x: (i % columns) * 360, y: Math.floor(i / columns) * 400 }
    const { changes, table } = addTable(design, { name, diagram: MAIN_DIAGRAM, ...at })
    design = apply(design, changes)
    for (const [column, text] of COLUMNS) {
      const type = parseType(design, text)
      if (!('error' in type))
        design = apply(design, addColumn(design, table, { name: column, type, nullable: column !== 'name' }).changes)
    }
  }
  const ids = tablesOf(design).map((it) => it.id)
  for (let i = MODULES.length; i < count; i++) {
    const targets = i % 2 ? [i % MODULES.length] : [i % MODULES.length, Math.floor(i / 3)]
    for (const target of targets) design = relate(design, ids[i] as Id<'table'>, ids[target] as Id<'table'>)
  }
  return design
}

function relate(design: Design, from: Id<'table'>, to: Id<'table'>): Design {
  const made = addForeignKey(design, { from: { table: from, column: null }, to: { table: to, column: null } })
  if (!('changes' in made)) return design
  const next = apply(design, made.changes)
  const key = made.changes.at(-1)
  const columns = key?.op === 'add' && key.object.kind === 'foreign-key' ? key.object.columns : []
  return apply(next, addIndex(next, from, columns))
}
