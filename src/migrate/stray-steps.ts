import { comesNumbered, type Design, type Id, strayPrivileges } from '#model'
import { step } from './create.ts'
import type { Differences } from './differences.ts'
import type { Step } from './step.ts'

/** What default privileges made of all that is new, the sequences behind columns too, said as the design has it. */
export function straySteps(
  { from, to }: { readonly from: Design; readonly to: Design },
  { added, changed }: Differences,
  rebuilt: ReadonlySet<Id>,
): Step[] {
  const numbered = [...changed.values()].flatMap(({ was, now }) => (comesNumbered(was, now) ? [now.id] : []))
  const made = new Set<Id>([...added, ...rebuilt, ...numbered])
  return strayPrivileges(from, to, made).map(({ about, sql }) => step(about, 'alter', sql))
}
