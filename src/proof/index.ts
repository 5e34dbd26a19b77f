export { arrives, type End, type Leg, type PairProof, provePair } from './pair.ts'
export { noticesOf, type Proof, provePlan, type Refusal, runPlan, runStatements } from './prove.ts'
