export { rules } from './catalogue.ts'
export { type Options, optionsOf, profileOf } from './profiles.ts'
export { createReview, type Found } from './review.ts'
export { type Finding, type Fix, RULE_GROUPS, type Rule, type RuleContext, type RuleGroup } from './rule.ts'
