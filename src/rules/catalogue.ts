import { pkRequired } from './keys/pk-required.ts'
import type { Rule } from './rule.ts'

/** Every rule, group by group. */
export const rules: readonly Rule[] = [pkRequired]
