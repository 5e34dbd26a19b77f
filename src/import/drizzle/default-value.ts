import { isOneExpression, quoteText } from '#base'
import type { Range } from '#languages'
import { shortTypeName, type TypeRef } from '#model'
import { bringFunctions } from '../extension.ts'
import { jsonbText } from '../literals.ts'
import { plainDefault } from '../plain-default.ts'
import { arrayText, geometryText } from './array-text.ts'
import { jsonText } from './built-in.ts'
import type { Draft } from './draft.ts'
import { type Standing, sqlOf } from './sql-text.ts'
import { chainOf, type Value } from './values.ts'

const bareType = ({ name }: TypeRef): string => shortTypeName(name.replace(/\([^)]*\)/, ''))

/** The SQL of a default: of `sql`…``, or of a literal as drizzle-kit writes it. Null, with a notice, where it can't be read. */
export function defaultSql(
  draft: Draft,
  { value, type, standing, at }: { value: Value; type: TypeRef; standing: Standing; at: Range },
): string | null {
  const isSql = chainOf(value).root.is === 'sql'
  // No default at all, for Postgres too.
  if (value.is === 'word' && value.text === 'null' && !isJson(type)) return null
  if (value.is === 'text' && !isTaken(draft, value.text, type)) {
    draft.unreadable(`Postgres refuses this default: ${value.text.slice(0, 60)} is no value of the type`, at)
    return null
  }
  const form = isSql ? null : geometryText(value, bareType(type))
  if (form !== null) {
    const message = `drizzle-kit writes this default so that Postgres refuses it; it was read as ${form}`
    draft.say({ code: 'tool', severity: 'warning', message }, at)
    return quoteText(form)
  }
  const literal = isSql ? null : literalSql(value, type)
  if (literal !== null) return literal
  const found = isSql ? sqlOf(standing, value) : null
  if (found && 'sql' in found && isOneExpression(found.sql) && found.sql.trim() !== '') {
    bringFunctions(draft, draft.telling, found.sql, at)
    return /^null(?:::[\w ]+)?$/i.test(found.sql.trim()) ? null : plainDefault(found.sql.trim(), type)
  }
  if (found && 'sql' in found) draft.unreadable('This is not one SQL expression', at)
  else
    draft.unread(
      'The default can’t be read',
      found && 'why' in found ? { is: 'unknown', why: found.why, at: found.at ?? at } : value,
      at,
    )
  return null
}

/** Whether a text is a value of an enum, or JSON, where the column wants such. */
function isTaken(draft: Draft, text: string, type: TypeRef): boolean {
  if (isJson(type)) return jsonbText(text) !== null
  const labels = type.of && type.dimensions === 0 ? draft.labelsOf(type.of) : []
  return labels.length === 0 || labels.includes(text)
}

const isJson = (type: TypeRef): boolean => /^jsonb?$/.test(bareType(type)) && type.dimensions === 0 && !type.of

function literalSql(value: Value, type: TypeRef): string | null {
  const base = bareType(type)
  if (isJson(type) && value.is !== 'unknown') {
    // A text is taken for what it says, as drizzle-kit has it.
    const json = value.is === 'text' ? value.text : jsonText(value)
    return json === null ? null : quoteText(base === 'jsonb' ? (jsonbText(json) ?? json) : json)
  }
  switch (value.is) {
    case 'text':
      return quoteText(value.text)
    case 'number':
      return value.text.replace(/n$/, '')
    case 'word':
      return value.text === 'undefined' ? null : value.text === 'null' ? 'NULL' : value.text
    case 'list': {
      const made = arrayText(value)
      return made === null ? null : quoteText(made)
    }
    default:
      return null
  }
}
