import { remembered } from '#base'
import { type PyExpression, type PyStatement, parsePython } from '#languages'
import type { Sketched, SketchedColumn } from './sketch.ts'

type PyClass = Extract<PyStatement, { sort: 'class' }>

/** What a passage of models declares. */
export const sketchSqlmodel = remembered((passage: string): readonly Sketched[] =>
  parsePython(passage).statements.flatMap((it) => (it.sort === 'class' ? [declared(it, passage)] : [])),
)

function declared(it: PyClass, passage: string): Sketched {
  const isEnum = it.bases.some(({ value }) => /Enum$/.test(passage.slice(value.from, value.to)))
  const named = it.body.find((each) => each.sort === 'assign' && nameOf(each.target) === '__tablename__')
  const said = named?.sort === 'assign' && named.value?.sort === 'string' ? named.value.text : null
  return {
    sort: isEnum ? 'enum' : 'table',
    name: it.name.text,
    database: said ?? it.name.text.toLowerCase(),
    columns: it.body.flatMap((each) => (each.sort === 'assign' ? member(each, passage, isEnum) : [])),
  }
}

const nameOf = (it: PyExpression): string | null => (it.sort === 'name' ? it.text : null)

function member(
  { target, annotation, value }: Extract<PyStatement, { sort: 'assign' }>,
  passage: string,
  isEnum: boolean,
): readonly SketchedColumn[] {
  const name = nameOf(target)
  if (name === null || name.startsWith('__') || (!annotation && !isEnum && value?.sort !== 'call')) return []
  const said = value ? passage.slice(value.from, value.to) : ''
  const hint = annotation ? passage.slice(annotation.from, annotation.to) : ''
  const to = /^(?:[\w.]*\.)?[Rr]elationship\(/.test(said) ? (/(\w+)["'\]\s|None]*$/.exec(hint)?.[1] ?? '') : null
  return [
    {
      name,
      database: /(?:Column|mapped_column)\(\s*["'](\w+)["']/.exec(said)?.[1] ?? name,
      detail: hint,
      isKey: /\bprimary_key\s*=\s*True/.test(said),
      ...(to === null ? {} : { to }),
    },
  ]
}
