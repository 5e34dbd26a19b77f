import { segmentsOf } from '#migrate'
import type { Id } from '#model'
import type { ChangeRule } from '../change-rule.ts'
import { listed } from '../reading/words.ts'
import { severities } from '../rule.ts'
import { isStrong, lockOf } from './locks.ts'
import { inEither, isSmall, staysWithRows } from './versions.ts'

export const migLockTimeout: ChangeRule = {
  id: 'mig-lock-timeout',
  group: 'migration',
  title: 'Nobody waits for a migration that waits',
  why: 'A statement that waits for a strong lock makes everybody who comes after it wait too, however short it is itself. With lock_timeout it gives up and can be tried again; and a transaction that locks several tables holds the first while it waits for the next.',
  bad: {
    from: 'create table users (id bigint primary key, name text); create table posts (id bigint primary key, title text);',
    to: 'create table users (id bigint primary key, name text, age int); create table posts (id bigint primary key, title text, body text);',
  },
  good: {
    from: 'create table users (id bigint primary key, name text);',
    to: `create table users (id bigint primary key, name text, age int); comment on table users is 'who';
      create table posts (id bigint primary key, author_id bigint references users); create index on posts (author_id);`,
    options: { lockTimeout: '3s' },
  },
  severity: severities('W - W - W W'),
  *check(migration) {
    const { steps, options } = migration
    const isBusy = (root: Id) => staysWithRows(migration, root) && !isSmall(migration, root)
    const strong = steps.filter((it) => isBusy(it.root) && isStrong(lockOf(it.sql)))
    const roots = [...new Set(strong.map((it) => it.root))]
    const [first] = roots
    if (first === undefined) return
    const names = (ids: readonly Id[]) => listed(ids.map((id) => inEither(migration, id)?.name ?? '?'))
    if (options.lockTimeout === null)
      yield {
        about: first,
        message: `${names(roots)}: the migration waits for ${roots.length > 1 ? 'their locks' : 'its lock'} as long as it takes, and everybody waits behind it`,
        fixes: [
          { label: 'Give up after three seconds (SET LOCAL lock_timeout)', safe: true, options: { lockTimeout: '3s' } },
        ],
      }
    const locked = new Set(strong)
    for (const { steps: together } of segmentsOf(steps, options)) {
      const held = [...new Set(together.flatMap((it) => (locked.has(it) ? [it.root] : [])))]
      if (held.length < 2) continue
      yield {
        about: held[0] ?? first,
        message: `${names(held)} are locked in one transaction: the first is held while the next is waited for`,
        fixes: options.oneTableAtATime
          ? []
          : [{ label: 'One table a transaction', safe: true, options: { oneTableAtATime: true } }],
      }
    }
  },
}
