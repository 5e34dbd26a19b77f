import { fkIndexMissing } from './indexes/fk-index-missing.ts'
import { indexRedundant } from './indexes/index-redundant.ts'
import { joinTablePairNotUnique } from './keys/join-table-pair-not-unique.ts'
import { keyDuplicate } from './keys/key-duplicate.ts'
import { pkRequired } from './keys/pk-required.ts'
import { pkStrategy } from './keys/pk-strategy.ts'
import { pkTooNarrow } from './keys/pk-too-narrow.ts'
import { uniqueNullHole } from './keys/unique-null-hole.ts'
import type { Rule } from './rule.ts'

/** Every rule, group by group. */
export const rules: readonly Rule[] = [
  pkRequired,
  pkStrategy,
  pkTooNarrow,
  joinTablePairNotUnique,
  keyDuplicate,
  uniqueNullHole,
  fkIndexMissing,
  indexRedundant,
]
