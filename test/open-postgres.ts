/** An empty Postgres for a test: the one that the command line uses. */
export { openHere as openTestPostgres } from '../cli/open-here.ts'
