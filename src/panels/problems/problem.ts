import type { Change, Id, IntentEntry, ProfileId, Severity } from '#model'
import type { TableTheory } from '../inspector/table-theory.ts'
import type { CompareAsked, Comparison } from '../versions/comparison.ts'

export type ProblemFix = {
  readonly label: string
  readonly safe: boolean
  readonly changes: () => readonly Change[] | Promise<readonly Change[]>
}

/** Something wrong with the design, as the problems panel lists it. */
export type Problem = {
  /** The same for the same problem before and after an edit elsewhere. */
  readonly key: string
  readonly rule: string
  readonly title: string
  readonly severity: Severity
  readonly about: Id
  readonly message: string
  readonly fixes: readonly ProblemFix[]
}

/** What a look at the design has found. */
export type Reviewed = {
  readonly problems: readonly Problem[]
  /** What is found too, and meant to be so. */
  readonly accepted: readonly Problem[]
  /** Everything that can be mended without a choice or a loss, of one rule or of all, as one list of changes. */
  readonly fixSafe: (rule: string | null) => Promise<readonly Change[]>
  readonly tryStyle: (style: Style) => Promise<StyleTrial>
  readonly rules: () => Promise<readonly RuleInfo[]>
  readonly compare: (asked: CompareAsked) => Promise<Comparison>
  readonly theory: TableTheory
}

/** The house style that a design is judged by, with what it says otherwise. */
export type Style = Omit<Extract<IntentEntry, { sort: 'profile' }>, 'sort'>

type Count = { readonly rule: string; readonly severity: Severity; readonly count: number }
/** What another style would find beyond this one, and what it would find no more. */
export type StyleTrial = { readonly more: readonly Count[]; readonly fewer: readonly Count[] }

/** A rule as it is told to a person. */
export type RuleInfo = {
  readonly id: string
  readonly title: string
  readonly why: string
  readonly group: string
  readonly severity: Readonly<Record<ProfileId, Severity | 'off'>>
}
