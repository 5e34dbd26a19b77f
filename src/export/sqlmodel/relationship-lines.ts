import { foreignKeysOf, type Id, type ObjectOf, object } from '#model'
import { isOneToOne, needsName } from '../naming/relations.ts'
import { isRelation } from './back-names.ts'
import { type Context, use } from './context.ts'
import { call, quote } from './words.ts'

type ForeignKey = ObjectOf<'foreign-key'>

export type RelationshipLine = { readonly about: Id; readonly text: string }

/** A class's relationships: the objects that its rows lead to, then those that lead to them. */
export function relationshipLines(context: Context, table: Id): readonly RelationshipLine[] {
  const { design, names } = context
  const own = context.fields(table).references
  const back = context.backs(table)
  const line = (key: ForeignKey, name: string, rest: Opposite): RelationshipLine => {
    const hinted = names.values.get(rest.to) ?? ''
    context.hints.add(hinted)
    const hint = `${use(context, rest.many ? 'List' : 'Optional')}[${quote(hinted)}]`
    const words = [...joinWords(context, key), ...rest.words, ...overlaps(context, key)]
    const args = [
      `back_populates=${quote(rest.name)}`,
      ...(words.length > 0 ? [`sa_relationship_kwargs={${words.join(', ')}}`] : []),
    ]
    use(context, 'Relationship')
    return { about: key.id, text: `    ${name}: ${hint} = ${call('Relationship', args, '    ')}\n` }
  }
  const forth = foreignKeysOf(design, table).filter((key) => isRelation(design, names, key))
  return [
    ...forth.map((key) =>
      line(key, own.get(key.id) ?? '', {
        to: key.target,
        name: context.backs(key.target).get(key.id) ?? '',
        many: false,
        words: remoteWords(context, key),
      }),
    ),
    ...[...back].flatMap(([id, name]) => {
      const key = object(design, id as ForeignKey['id'])
      if (!key) return []
      const from = key.parent as Id
      const many = !isOneToOne(design, key)
      const opposite = context.fields(from).references.get(id) ?? ''
      return [line(key, name, { to: from, name: opposite, many, words: many ? [] : ['"uselist": False'] })]
    }),
  ]
}

/** The far side of a relation: its class, its attribute, and whether there are many of it. */
type Opposite = { readonly to: Id; readonly name: string; readonly many: boolean; readonly words: readonly string[] }

const columnPaths = (context: Context, table: Id, columns: readonly Id[]): string =>
  `[${columns.map((id) => `${context.names.values.get(table)}.${context.fields(table).columns.get(id)}`).join(', ')}]`

/** Which key is meant, where several lead from one class to the other. */
const joinWords = (context: Context, key: ForeignKey): readonly string[] =>
  needsName(context.design, key)
    ? [`"foreign_keys": ${quote(columnPaths(context, key.parent as Id, key.columns))}`]
    : []

/** Which side of a table's relation to itself is the other one. */
const remoteWords = (context: Context, key: ForeignKey): readonly string[] =>
  key.parent === key.target ? [`"remote_side": ${quote(columnPaths(context, key.target, key.targetColumns))}`] : []

/** Relations that write a column which this one writes too: that is meant, so SQLAlchemy need not warn of it. */
function overlaps(context: Context, key: ForeignKey): readonly string[] {
  const from = key.parent as Id
  const others = foreignKeysOf(context.design, from).filter(
    (it) =>
      it.id !== key.id &&
      isRelation(context.design, context.names, it) &&
      it.columns.some((id) => key.columns.includes(id)),
  )
  const names = others.flatMap((it) => [
    context.fields(from).references.get(it.id) ?? '',
    context.backs(it.target).get(it.id) ?? '',
  ])
  return names.length > 0 ? [`"overlaps": ${quote([...new Set(names)].join(','))}`] : []
}
