import { ONLINE, PLAIN, plan, scriptOf, wayBack } from '#migrate'
import { adopt, type Design, object, pathOf, profileOf, tablesOf } from '#model'
import type { ChangeProblem, CompareAsked, Comparison, Older } from '#panels'
import { type ChangeFound, reviewChange, safeOptions } from '#rules'
import { decodeLink, fromFile } from '#share'

function designOf(older: Older): Design | string {
  if ('design' in older) return older.design
  const opened = 'text' in older ? fromFile(older.text) : decodeLink(older.link.slice(older.link.indexOf('#') + 1))
  return opened.design ?? opened.notices[0]?.message ?? 'No design is in there'
}

/** Versions of one design know their tables by id; others by their names. */
function known(from: Design, to: Design): Design {
  const sameIds = tablesOf(to).some((it) => object(from, it.id))
  return sameIds ? to : adopt(to, from)
}

const problemOf =
  (from: Design, to: Design) =>
  ({ rule, severity, about, message, precheck, fixes }: ChangeFound, i: number): ChangeProblem => ({
    key: `${rule} ${about} ${i}`,
    rule,
    severity,
    path: pathOf(object(to, about) ? to : from, about),
    message,
    precheck,
    ways: fixes.map((it) => it.label),
  })

/** The way from an older version to this one and back: its statements, and what is to be known of them. */
export function compared(design: Design, { older, online }: CompareAsked): Comparison {
  const from = designOf(older)
  if (typeof from === 'string') return { refused: from }
  const to = known(from, design)
  const profile = profileOf(to)
  const options = online ? safeOptions(from, to, { profile, options: ONLINE }) : PLAIN
  const { migration, found } = reviewChange(from, to, profile, options)
  const back = online ? wayBack(options) : PLAIN
  return {
    refused: null,
    steps: migration.steps.length,
    hazards: migration.steps.flatMap(({ hazard, sql }) =>
      hazard ? [{ says: hazard, sql: sql.split('\n')[0] ?? '' }] : [],
    ),
    problems: found.filter((it) => it.accepted === null).map(problemOf(from, to)),
    up: scriptOf(migration.steps, options),
    down: scriptOf(plan(to, from, back), back),
  }
}
