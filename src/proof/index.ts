export type { End } from './end.ts'
export { type Filled, type Filling, fillTables } from './generate/fill.ts'
export { arrives, keeps, type Leg, type Loss, type PairProof, type Proving, provePair } from './pair.ts'
export { noticesOf, type Proof, provePlan, type Refusal, runPlan, runStatements } from './prove.ts'
