export { noticesOf, type Proof, provePlan, type Refusal, runStatements } from './prove.ts'
