import { type Design, kindOf, type Lack, lacksIn, object, removeObjects, setFacts } from '#model'
import { type Finding, type Rule, severities } from '../rule.ts'

function findingOf(design: Design, lack: Lack): Finding {
  const { about, since, what, without } = lack
  const less =
    without === undefined
      ? []
      : [
          {
            label: without ? `Do without ${what}` : `Drop this ${kindOf(about).label.one}`,
            safe: false,
            changes: () =>
              without ? [{ op: 'set', before: about, after: without } as const] : removeObjects(design, [about.id]),
          },
        ]
  return {
    about: about.id,
    message: `${what} came with PostgreSQL ${since}; this design is for ${design.postgres}`,
    // What is written without is no error on the server.
    atMost: without === undefined ? 'error' : 'warning',
    fixes: [
      ...less,
      {
        label: `Design for PostgreSQL ${since}`,
        safe: false,
        changes: () => setFacts(design, { postgres: since }),
      },
    ],
  }
}

export const targetLacks: Rule = {
  id: 'target-lacks',
  group: 'structure',
  title: 'The target knows what the design says',
  why: 'Each version of Postgres brings words that older servers refuse. What the target lacks is written as the nearest that it knows, or left out: then the database is not what the design says.',
  bad: 'create table seats (id int primary key, place text not null, holder text, unique nulls not distinct (place, holder));',
  good: 'create table seats (id int primary key, place text not null, holder text, unique (place, holder));',
  target: 14,
  severity: severities('E E E E E E'),
  *check(table, { design }) {
    for (const lack of lacksIn(design, table)) yield findingOf(design, lack)
  },
  *checkOthers({ design }) {
    for (const root of design.objects.buckets.keys())
      if (object(design, root)?.kind !== 'table')
        for (const lack of lacksIn(design, root)) yield findingOf(design, lack)
  },
}
