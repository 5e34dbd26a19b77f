export { rules } from './catalogue.ts'
export { changeRules } from './change-catalogue.ts'
export type { ChangeFinding, ChangeFix, ChangeRule, Migration, Versions } from './change-rule.ts'
export { fixAllSafe } from './fix-all.ts'
export type { Found } from './found.ts'
export { confirmedRole, proposedRole } from './meaning/role-of.ts'
export { ROLES, type Role } from './meaning/roles.ts'
export { TAGS, type Tag } from './meaning/tags.ts'
export { nameOfMigration } from './migration/mig-naming-order.ts'
export {
  describeTable,
  type OfferedSplit,
  type ReadDependency,
  type ReadViolation,
  splitInto,
  type TableReading,
} from './normal-forms/describe.ts'
export { describeQueries, type QueriesReading } from './queries/describe.ts'
export { type Query, type ReadQuery, readQuery } from './queries/from-sql.ts'
export { loadParser } from './reading/parse.ts'
export { createReview } from './review.ts'
export { type ChangeFound, type ChangeReview, mended, reviewChange, safeOptions } from './review-change.ts'
export { type Finding, type Fix, RULE_GROUPS, type Rule, type RuleContext, type RuleGroup } from './rule.ts'
export type { Target } from './target.ts'
export { describeTenancy, markTenants, type TenancyReading } from './tenancy/describe.ts'
