import fc from 'fast-check'
import {
  ADDABLE,
  addObject,
  all,
  apply,
  type Change,
  type DbObject,
  type Design,
  kindOf,
  PUBLIC,
  removeObjects,
  renameObject,
  setField,
} from '#model'

const ACTS = ['add', 'add', 'add', 'add', 'rename', 'remove', 'comment'] as const
type Act = { readonly act: (typeof ACTS)[number]; readonly kind: number; readonly at: number }

/** Steps of someone who adds, renames, comments and removes objects of every kind, here and there. */
export const acts = (most: number): fc.Arbitrary<readonly Act[]> =>
  fc.array(fc.record({ act: fc.constantFrom(...ACTS), kind: fc.nat(999), at: fc.nat(999) }), {
    minLength: 4,
    maxLength: most,
  })

/** There is one at most, or it has no name of its own to change. */
const ONCE: readonly string[] = ['primary-key', 'extension', 'exclusion']
const UNNAMED: readonly string[] = ['extension', 'grant', 'default-privileges', 'user-mapping']

const pick = <T>(list: readonly T[], at: number): T | null => list[at % Math.max(1, list.length)] ?? null

function change(design: Design, { act, kind, at }: Act): readonly Change[] {
  const objects = [...all(design.objects)].filter((it) => it.id !== PUBLIC)
  const it: DbObject | null = pick(objects, at)
  if (act === 'add') {
    const wanted = pick(ADDABLE, kind)
    if (!wanted) return []
    const { under } = kindOf(wanted)
    const parents = [...all(design.objects)].filter((each) => under.includes(each.kind))
    const parent = under.length > 0 ? pick(parents, at) : null
    const siblings = objects.filter((each) => each.kind === wanted && each.parent === (parent?.id ?? null))
    if ((under.length > 0 && !parent) || (ONCE.includes(wanted) && siblings.length > 0)) return []
    return addObject(design, wanted, { under: parent?.id ?? null })?.changes ?? []
  }
  if (!it) return []
  if (act === 'rename')
    return UNNAMED.includes(it.kind) ? [] : renameObject(design, it.id, `${it.name.slice(0, 20)} "${kind}"`)
  if (act === 'remove') return removeObjects(design, [it.id])
  return setField(design, it.id, { comment: `It's ${kind} "that"` })
}

export const live = (design: Design, list: readonly Act[]): Design =>
  list.reduce((now, act) => apply(now, change(now, act)), design)
