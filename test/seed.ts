import fc from 'fast-check'

/**
 * The same random cases each time, so that a test fails for what was changed and not by luck of the day. `SEED=any` looks
 * for new ones; what they find becomes a case of its own.
 */
const { SEED = '20261121' } = process.env
if (SEED !== 'any') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(SEED) })
