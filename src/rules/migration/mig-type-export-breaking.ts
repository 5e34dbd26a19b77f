import { pathOf } from '#model'
import type { ChangeRule } from '../change-rule.ts'
import { sameType } from '../reading/retype.ts'
import type { Column } from '../reading/shapes.ts'
import { isText, isWhole, plain } from '../reading/types.ts'
import { wordsOf } from '../reading/words.ts'
import { severities } from '../rule.ts'
import { gone, kept, staysWithRows } from './versions.ts'

/** What a column is in code: what changes within one of these changes nothing there. */
function sortOf(it: Column): string {
  const array = '[]'.repeat(it.type.dimensions)
  const name = plain({ type: { ...it.type, dimensions: 0 } })
  const one = { type: { ...it.type, dimensions: 0 } }
  if (it.type.of) return `${it.type.of}${array}`
  if (isText(one) || name === 'uuid') return `text${array}`
  if (isWhole(one)) return `${name === 'bigint' ? 'bigint' : 'number'}${array}`
  return `${name.startsWith('timestamp') || name === 'date' ? 'date' : name.startsWith('json') ? 'json' : name}${array}`
}

/** Whether the first version said that it would go: by its comment, as JSDoc has it. */
const isDeprecated = (it: Pick<Column, 'comment'>): boolean => wordsOf(it.comment ?? '').includes('deprecated')

/** What code that is written for the one can't do with the other. */
function breaks(was: Column, now: Column): string | null {
  if (!was.nullable && now.nullable) return 'may be null now, which who reads it does not expect'
  const given = now.default !== null || now.identity !== null || now.generated !== null
  if (was.nullable && !now.nullable && !given) return 'has to be given now, which who writes it does not do'
  if (!was.generated && now.generated) return 'is computed now, and can’t be written'
  return !sameType(was, now) && sortOf(was) !== sortOf(now) ? 'is of another type in code' : null
}

export const migTypeExportBreaking: ChangeRule = {
  id: 'mig-type-export-breaking',
  group: 'migration',
  title: 'Types in code change after a warning',
  why: 'Types that are generated from the design change with it. What may be null, what has to be given and what is gone breaks the code that was written for it. Say @deprecated in a comment one version before, or accept it with the reason.',
  bad: {
    from: 'create table users (id bigint primary key, name text not null, age int, nick text, code text);',
    to: 'create table users (id bigint primary key, name text, age int not null, code boolean);',
  },
  good: {
    from: `create table users (id bigint primary key, name varchar(10) not null, age int, nick text, n smallint); comment on column users.nick is '@deprecated: name';`,
    to: 'create table users (id bigint primary key, name text not null, age int not null default 0, n int, born date);',
  },
  severity: severities('I - I I I E'),
  *check(migration) {
    const { from, to } = migration
    for (const { was, now } of kept(migration, 'column')) {
      const how = now.inherited || was.parent !== now.parent || isDeprecated(was) ? null : breaks(was, now)
      if (how) yield { about: now.id, message: `${pathOf(to, now.id)} ${how}` }
    }
    for (const it of [...gone(migration, 'column'), ...gone(migration, 'table')])
      if ((it.kind === 'table' || (staysWithRows(migration, it.parent) && !it.inherited)) && !isDeprecated(it))
        yield {
          about: it.id,
          message: `${pathOf(from, it.id)} is gone from generated types without a warning (@deprecated)`,
        }
  },
}
