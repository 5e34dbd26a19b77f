import { exportDefaultDivergence } from './export/export-default-divergence.ts'
import { exportUnrepresentable } from './export/export-unrepresentable.ts'
import { relationInverseMissing } from './export/relation-inverse-missing.ts'
import { exclusionMissing } from './indexes/exclusion-missing.ts'
import { extensionUndeclared } from './indexes/extension-undeclared.ts'
import { fkIndexMissing } from './indexes/fk-index-missing.ts'
import { indexEqualityOrder } from './indexes/index-equality-order.ts'
import { indexLowCardinality } from './indexes/index-low-cardinality.ts'
import { indexMethodUnsupported } from './indexes/index-method-unsupported.ts'
import { indexRedundant } from './indexes/index-redundant.ts'
import { indexTooMany } from './indexes/index-too-many.ts'
import { indexUnjustified } from './indexes/index-unjustified.ts'
import { matviewUniqueIndexMissing } from './indexes/matview-unique-index-missing.ts'
import { partialIndexInvalid } from './indexes/partial-index-invalid.ts'
import { partialIndexOpportunity } from './indexes/partial-index-opportunity.ts'
import { queryPatternUnindexed } from './indexes/query-pattern-unindexed.ts'
import { specialIndexMissing } from './indexes/special-index-missing.ts'
import { joinTablePairNotUnique } from './keys/join-table-pair-not-unique.ts'
import { keyDuplicate } from './keys/key-duplicate.ts'
import { naturalKeyMissing } from './keys/natural-key-missing.ts'
import { pkMutableNatural } from './keys/pk-mutable-natural.ts'
import { pkRequired } from './keys/pk-required.ts'
import { pkStrategy } from './keys/pk-strategy.ts'
import { pkTooNarrow } from './keys/pk-too-narrow.ts'
import { uniqueCaseSensitive } from './keys/unique-case-sensitive.ts'
import { uniqueNullHole } from './keys/unique-null-hole.ts'
import { actorColumnNoFk } from './lifecycle/actor-column-no-fk.ts'
import { auditLogShape } from './lifecycle/audit-log-shape.ts'
import { optimisticLock } from './lifecycle/optimistic-lock.ts'
import { softDeleteCascadeGap } from './lifecycle/soft-delete-cascade-gap.ts'
import { softDeletePolicy } from './lifecycle/soft-delete-policy.ts'
import { softDeleteUnique } from './lifecycle/soft-delete-unique.ts'
import { timestampsMissing } from './lifecycle/timestamps-missing.ts'
import { updatedAtUnmaintained } from './lifecycle/updated-at-unmaintained.ts'
import { commentMissing } from './naming/comment-missing.ts'
import { nameCase } from './naming/name-case.ts'
import { nameCollision } from './naming/name-collision.ts'
import { nameFkColumn } from './naming/name-fk-column.ts'
import { nameObjectTemplate } from './naming/name-object-template.ts'
import { nameReserved } from './naming/name-reserved.ts'
import { nameTableNumber } from './naming/name-table-number.ts'
import { nameTooLong } from './naming/name-too-long.ts'
import { ormNameMapping } from './naming/orm-name-mapping.ts'
import { denormalisationUndocumented } from './normalisation/denormalisation-undocumented.ts'
import { nfBcnfViolation } from './normalisation/nf-bcnf-violation.ts'
import { nfCopiedParentAttribute } from './normalisation/nf-copied-parent-attribute.ts'
import { nfDerivedStored } from './normalisation/nf-derived-stored.ts'
import { nfFdContradicted } from './normalisation/nf-fd-contradicted.ts'
import { nfFdSuspected } from './normalisation/nf-fd-suspected.ts'
import { nfUndeclaredKey } from './normalisation/nf-undeclared-key.ts'
import { nf1MultivalueColumn } from './normalisation/nf1-multivalue-column.ts'
import { nf1RepeatingGroup } from './normalisation/nf1-repeating-group.ts'
import { nf2PartialDependency } from './normalisation/nf2-partial-dependency.ts'
import { nf3TransitiveDependency } from './normalisation/nf3-transitive-dependency.ts'
import { nf4Multivalued } from './normalisation/nf4-multivalued.ts'
import { tenantFdRedundancy } from './normalisation/tenant-fd-redundancy.ts'
import { booleanNullable } from './nullability/boolean-nullable.ts'
import { checkMissingDomain } from './nullability/check-missing-domain.ts'
import { checkMissingOrder } from './nullability/check-missing-order.ts'
import { checkUnsound } from './nullability/check-unsound.ts'
import { defaultMissingLifecycle } from './nullability/default-missing-lifecycle.ts'
import { nullableShareHigh } from './nullability/nullable-share-high.ts'
import { nullableWithDefault } from './nullability/nullable-with-default.ts'
import { uniqueMissingForRole } from './nullability/unique-missing-for-role.ts'
import { partitionCandidate } from './partitioning/partition-candidate.ts'
import { partitionCoverage } from './partitioning/partition-coverage.ts'
import { partitionKeyInUnique } from './partitioning/partition-key-in-unique.ts'
import { cardinalityVsNullability } from './relationships/cardinality-vs-nullability.ts'
import { exclusiveArcUnchecked } from './relationships/exclusive-arc-unchecked.ts'
import { fkActionImplicit } from './relationships/fk-action-implicit.ts'
import { fkActionImpossible } from './relationships/fk-action-impossible.ts'
import { fkCascadeDiamond } from './relationships/fk-cascade-diamond.ts'
import { fkCascadeReachesProtected } from './relationships/fk-cascade-reaches-protected.ts'
import { fkCompositeNullBypass } from './relationships/fk-composite-null-bypass.ts'
import { fkCycleNotNull } from './relationships/fk-cycle-not-null.ts'
import { fkInvalid } from './relationships/fk-invalid.ts'
import { fkMissing } from './relationships/fk-missing.ts'
import { fkTargetNotUnique } from './relationships/fk-target-not-unique.ts'
import { fkTypeMismatch } from './relationships/fk-type-mismatch.ts'
import { oneToOneNotEnforced } from './relationships/one-to-one-not-enforced.ts'
import { polymorphicAssociation } from './relationships/polymorphic-association.ts'
import type { Rule } from './rule.ts'
import { functionSearchPath } from './security/function-search-path.ts'
import { rlsBypassByView } from './security/rls-bypass-by-view.ts'
import { rlsIncoherent } from './security/rls-incoherent.ts'
import { rlsMissing } from './security/rls-missing.ts'
import { rlsPolicySlow } from './security/rls-policy-slow.ts'
import { secretPlaintext } from './security/secret-plaintext.ts'
import { sensitiveUnaudited } from './security/sensitive-unaudited.ts'
import { seedEnvironmentLeak } from './seed-data/seed-environment-leak.ts'
import { seedInvalidRow } from './seed-data/seed-invalid-row.ts'
import { seedNondeterministic } from './seed-data/seed-nondeterministic.ts'
import { seedNotIdempotent } from './seed-data/seed-not-idempotent.ts'
import { seedReferenceEmpty } from './seed-data/seed-reference-empty.ts'
import { cloneTables } from './structure/clone-tables.ts'
import { eavTable } from './structure/eav-table.ts'
import { godTable } from './structure/god-table.ts'
import { jsonOveruse } from './structure/json-overuse.ts'
import { selfRelationUnguarded } from './structure/self-relation-unguarded.ts'
import { targetLacks } from './structure/target-lacks.ts'
import { tenantColumnMissing } from './tenancy/tenant-column-missing.ts'
import { tenantFkNotComposite } from './tenancy/tenant-fk-not-composite.ts'
import { tenantUniqueUnscoped } from './tenancy/tenant-unique-unscoped.ts'
import { closedSetStrategy } from './types/closed-set-strategy.ts'
import { closedSetUntyped } from './types/closed-set-untyped.ts'
import { expressionInvalid } from './types/expression-invalid.ts'
import { jsonNotJsonb } from './types/json-not-jsonb.ts'
import { moneyInexact } from './types/money-inexact.ts'
import { moneyRepresentation } from './types/money-representation.ts'
import { semanticTypeMismatch } from './types/semantic-type-mismatch.ts'
import { stringTypePolicy } from './types/string-type-policy.ts'
import { timestampWithoutTz } from './types/timestamp-without-tz.ts'

/** Every rule, group by group. */
export const rules: readonly Rule[] = [
  joinTablePairNotUnique,
  keyDuplicate,
  naturalKeyMissing,
  pkMutableNatural,
  pkRequired,
  pkStrategy,
  pkTooNarrow,
  uniqueCaseSensitive,
  uniqueNullHole,
  cardinalityVsNullability,
  exclusiveArcUnchecked,
  fkActionImplicit,
  fkActionImpossible,
  fkCascadeDiamond,
  fkCascadeReachesProtected,
  fkCompositeNullBypass,
  fkCycleNotNull,
  fkInvalid,
  fkMissing,
  fkTargetNotUnique,
  fkTypeMismatch,
  oneToOneNotEnforced,
  polymorphicAssociation,
  exclusionMissing,
  extensionUndeclared,
  fkIndexMissing,
  indexEqualityOrder,
  indexLowCardinality,
  indexMethodUnsupported,
  indexRedundant,
  closedSetStrategy,
  closedSetUntyped,
  expressionInvalid,
  jsonNotJsonb,
  indexTooMany,
  indexUnjustified,
  matviewUniqueIndexMissing,
  partialIndexInvalid,
  partialIndexOpportunity,
  queryPatternUnindexed,
  specialIndexMissing,
  moneyInexact,
  moneyRepresentation,
  semanticTypeMismatch,
  stringTypePolicy,
  timestampWithoutTz,
  commentMissing,
  nameCase,
  nameCollision,
  nameFkColumn,
  nameObjectTemplate,
  nameReserved,
  nameTableNumber,
  nameTooLong,
  ormNameMapping,
  booleanNullable,
  checkMissingDomain,
  checkMissingOrder,
  checkUnsound,
  defaultMissingLifecycle,
  nullableShareHigh,
  nullableWithDefault,
  uniqueMissingForRole,
  nf1RepeatingGroup,
  nf1MultivalueColumn,
  nf2PartialDependency,
  nf3TransitiveDependency,
  nfBcnfViolation,
  nf4Multivalued,
  nfUndeclaredKey,
  nfFdContradicted,
  nfFdSuspected,
  nfCopiedParentAttribute,
  nfDerivedStored,
  denormalisationUndocumented,
  tenantFdRedundancy,
  actorColumnNoFk,
  auditLogShape,
  optimisticLock,
  softDeleteCascadeGap,
  softDeletePolicy,
  softDeleteUnique,
  timestampsMissing,
  updatedAtUnmaintained,
  cloneTables,
  eavTable,
  godTable,
  jsonOveruse,
  selfRelationUnguarded,
  targetLacks,
  partitionCandidate,
  partitionCoverage,
  partitionKeyInUnique,
  tenantColumnMissing,
  tenantFkNotComposite,
  rlsBypassByView,
  rlsIncoherent,
  rlsMissing,
  rlsPolicySlow,
  functionSearchPath,
  secretPlaintext,
  sensitiveUnaudited,
  tenantUniqueUnscoped,
  seedEnvironmentLeak,
  seedInvalidRow,
  seedNondeterministic,
  seedNotIdempotent,
  seedReferenceEmpty,
  exportUnrepresentable,
  exportDefaultDivergence,
  relationInverseMissing,
]
