import { automaticName, foreignKeysOf, type Id, object } from '#model'
import type { Loss } from '../naming/loss.ts'
import { isOneToOne } from '../naming/relations.ts'
import { type Context, isInline, path, said } from './context.ts'
import { name } from './words.ts'

export type RefLine = { readonly about: Id; readonly text: string | null; readonly losses: readonly Loss[] }

/** A table's references. Two of the same columns to the same ones are an error to DBML: the second is left out. */
export function refLines(context: Context, table: Id): readonly RefLine[] {
  const { design } = context
  const seen = new Set<string>()
  const apart = foreignKeysOf(design, table).filter((key) => !isInline(context, key))
  return apart.map((key): RefLine => {
    const end = (owner: Id, ids: readonly Id[]) => {
      const names = ids.map((id) => name(object(design, id)?.name ?? ''))
      return `${path(context, owner)}.${names.length === 1 ? names[0] : `(${names.join(', ')})`}`
    }
    const target = object(design, key.target)
    if (target?.kind === 'table' && target.partitionOf)
      return { about: key.id, text: null, losses: [said(key, 'relation', 'it points at a partition')] }
    const [from, to] = [end(table, key.columns), end(key.target, key.targetColumns)]
    if (seen.has(`${from} ${to}`) || seen.has(`${to} ${from}`))
      return { about: key.id, text: null, losses: [said(key, 'relation', 'another reference has the same ends')] }
    seen.add(`${from} ${to}`)
    const settings = [
      ...(key.onDelete === 'no action' ? [] : [`delete: ${key.onDelete}`]),
      ...(key.onUpdate === 'no action' ? [] : [`update: ${key.onUpdate}`]),
    ]
    const words = settings.length > 0 ? ` [${settings.join(', ')}]` : ''
    return {
      about: key.id,
      // Of two ends that are both one, DBML takes the second for the one that holds the key.
      text: `Ref${automaticName(design, key) === key.name ? '' : ` ${name(key.name)}`}: ${isOneToOne(design, key) ? `${to} - ${from}` : `${from} > ${to}`}${words}`,
      losses: [
        ...(key.deferrable !== 'no' ? [said(key, 'deferrable', 'DEFERRABLE')] : []),
        ...(key.match === 'full' ? [said(key, 'match', 'MATCH FULL')] : []),
        ...(key.onDeleteColumns.length > 0 ? [said(key, 'set-columns', 'SET on some of its columns only')] : []),
      ],
    }
  })
}
