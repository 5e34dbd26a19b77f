import { remembered } from '#base'
import { type Call, type Expression, type ObjectLiteral, parseScript, type Statement } from '#languages'
import type { Sketched, SketchedColumn } from './sketch.ts'

type Declared = Extract<Statement, { sort: 'declare' }>

/** What a passage of a schema in Drizzle declares. */
export const sketchDrizzle = remembered((passage: string): readonly Sketched[] =>
  parseScript(passage).statements.flatMap((it) => (it.sort === 'declare' ? declared(it, passage) : [])),
)

/** The call that a declared name is made by, whatever is called on it: `pgTable(…).enableRLS()`. */
function makerOf(value: Expression): Call | null {
  let made: Call | null = null
  for (let it: Expression = value; it.sort === 'call'; ) {
    made = it
    if (it.callee.sort !== 'member') break
    it = it.callee.of
  }
  return made
}

function declared({ pattern, value }: Declared, passage: string): readonly Sketched[] {
  const call = makerOf(value)
  const [first, second] = call?.args ?? []
  if (!call || pattern.sort !== 'name' || first?.value.sort !== 'string') return []
  const maker = passage.slice(call.callee.from, call.callee.to)
  const common = { name: pattern.text, database: first.value.text }
  if (second?.value.sort === 'array')
    return [{ ...common, sort: 'enum', columns: second.value.items.flatMap(({ value: it }) => label(it)) }]
  const record = recordOf(second?.value)
  if (!record) return []
  const columns = record.entries.flatMap((it) =>
    it.key && !('sort' in it.key) ? [column(it.key.text, it.value, passage)] : [],
  )
  return [{ ...common, sort: /view/i.test(maker) ? 'view' : 'table', columns }]
}

function recordOf(value: Expression | undefined): ObjectLiteral | null {
  if (value?.sort === 'object') return value
  const body = value?.sort === 'function' ? value.body : null
  return body && !Array.isArray(body) ? recordOf(body as Expression) : null
}

const label = (it: Expression): readonly SketchedColumn[] =>
  it.sort === 'string' ? [{ name: it.text, database: it.text, detail: '', isKey: false }] : []

const LONGEST = 60

function column(name: string, value: Expression, passage: string): SketchedColumn {
  const detail = passage.slice(value.from, value.to).replace(/\s+/g, ' ')
  return {
    name,
    database: /^[\w$.]+\(\s*['"`]([^'"`]*)['"`]/.exec(detail)?.[1] ?? name,
    detail: detail.length > LONGEST ? `${detail.slice(0, LONGEST)}…` : detail,
    isKey: detail.includes('.primaryKey('),
  }
}
