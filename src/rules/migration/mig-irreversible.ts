import { type Id, object, pathOf } from '#model'
import type { ChangeRule } from '../change-rule.ts'
import { severities } from '../rule.ts'
import { keepFix } from './keep.ts'
import { shelveColumn, shelveTable } from './shelve.ts'
import { gone, isCopied, staysWithRows } from './versions.ts'

export const migIrreversible: ChangeRule = {
  id: 'mig-irreversible',
  group: 'migration',
  title: 'A migration can be taken back, rows and all',
  why: 'The way back makes a dropped table or column again, but not what was in it. Moved aside, values are still there when the release has to be undone.',
  bad: {
    from: 'create table users (id bigint primary key, name text, nick text not null); create table logs (id bigint primary key, line text);',
    to: 'create table users (id bigint primary key, name text);',
  },
  good: {
    from: `create schema archive; create table users (id bigint primary key, name text, loud text generated always as (upper(name)) stored); create table logs (id bigint primary key);
      create index by_name on users (name);`,
    to: 'create schema archive; create table users (id bigint primary key, full_name text); create table archive.logs (id bigint primary key);',
    renamed: [
      { from: 'users.name', to: 'users.full_name' },
      { from: 'logs', to: 'archive.logs' },
    ],
  },
  severity: severities('E E E E E E'),
  *check(migration) {
    const { from, to, options } = migration
    // That it is lost is an error of another rule already; here it is about the way back.
    // What was seen to be empty first, or is said to be meant, loses nothing that anybody would want back.
    const isMeant = (id: Id) =>
      Object.hasOwn(options.guards, id) ||
      to.intent.has(`decision/mig-destructive/${id}`) ||
      from.intent.has(`decision/mig-destructive/${id}`)
    for (const it of gone(migration, 'table'))
      if (!isMeant(it.id) && !isCopied(migration.steps, it.id) && !(it.partitionOf && !object(to, it.partitionOf)))
        yield {
          about: it.id,
          atMost: 'warning',
          message: `The way back makes the table ${pathOf(from, it.id)} again, and not its rows`,
          fixes: [...shelveTable(migration, it), ...keepFix(migration, it)],
        }
    for (const it of gone(migration, 'column'))
      if (!it.inherited && !it.generated && staysWithRows(migration, it.parent) && !isMeant(it.id))
        yield {
          about: it.id,
          atMost: 'warning',
          message: `The way back makes ${pathOf(from, it.id)} again, and not its values`,
          fixes: [...shelveColumn(migration, it), ...keepFix(migration, it)],
        }
  },
}
