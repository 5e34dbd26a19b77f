import type { ChangeRule } from './change-rule.ts'
import { migConcurrentInTransaction } from './migration/mig-concurrent-in-transaction.ts'
import { migConstraintNotValid } from './migration/mig-constraint-not-valid.ts'
import { migDataDependent } from './migration/mig-data-dependent.ts'
import { migDependents } from './migration/mig-dependents.ts'
import { migDestructive } from './migration/mig-destructive.ts'
import { migEnumChange } from './migration/mig-enum-change.ts'
import { migIndexConcurrently } from './migration/mig-index-concurrently.ts'
import { migIrreversible } from './migration/mig-irreversible.ts'
import { migLockTimeout } from './migration/mig-lock-timeout.ts'
import { migLossyTypeChange } from './migration/mig-lossy-type-change.ts'
import { migNamingOrder } from './migration/mig-naming-order.ts'
import { migNotIdempotent } from './migration/mig-not-idempotent.ts'
import { migNotNull } from './migration/mig-not-null.ts'
import { migRename } from './migration/mig-rename.ts'
import { migRewrite } from './migration/mig-rewrite.ts'
import { migScope } from './migration/mig-scope.ts'
import { migSecurityLoosened } from './migration/mig-security-loosened.ts'
import { migTypeExportBreaking } from './migration/mig-type-export-breaking.ts'
import { migUnbatchedBackfill } from './migration/mig-unbatched-backfill.ts'
import { splitUnsound } from './normalisation/split-unsound.ts'

/** Every rule about the way from one version to the next. */
export const changeRules: readonly ChangeRule[] = [
  migDestructive,
  migRename,
  migNotNull,
  migRewrite,
  migLossyTypeChange,
  migConstraintNotValid,
  migDataDependent,
  migIndexConcurrently,
  migConcurrentInTransaction,
  migLockTimeout,
  migIrreversible,
  migNotIdempotent,
  migScope,
  migNamingOrder,
  migUnbatchedBackfill,
  migEnumChange,
  migSecurityLoosened,
  migDependents,
  migTypeExportBreaking,
  splitUnsound,
]
