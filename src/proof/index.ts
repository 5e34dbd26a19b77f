export { type Filled, type Filling, fillTables } from './generate/fill.ts'
export { arrives, type End, keeps, type Leg, type Loss, type PairProof, type Proving, provePair } from './pair.ts'
export { noticesOf, type Proof, provePlan, type Refusal, runPlan, runStatements } from './prove.ts'
