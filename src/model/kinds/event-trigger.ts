import * as v from 'valibot'
import { quoteName, quoteText } from '#base'
import { routineRef } from '../fields.ts'
import { defineKind } from '../kind-spec.ts'
import { ref, routineJson } from './catalog-words.ts'
import { firing, firingOf, firingState } from './firing.ts'
import { namedWords } from './named-words.ts'

/** A trigger on what is done to the schema itself. */
export const eventTrigger = defineKind({
  kind: 'event-trigger',
  label: { one: 'event trigger', many: 'event triggers' },
  under: [],
  fields: {
    event: v.picklist(['ddl_command_start', 'ddl_command_end', 'sql_drop', 'table_rewrite', 'login']),
    /** The commands it fires for (`CREATE TABLE`); none for all. */
    tags: v.array(v.string()),
    function: routineRef(),
    enabled: firing(),
  },
  needs: (it) => (it.function.of ? [it.function.of] : []),
  create: (it, at) => {
    const when = it.tags.length > 0 ? `\n  WHEN TAG IN (${it.tags.map(quoteText).join(', ')})` : ''
    return `CREATE EVENT TRIGGER ${quoteName(it.name)} ON ${it.event}${when}\n  EXECUTE FUNCTION ${namedWords(it.function, at)}()`
  },
  settle: (it) =>
    it.enabled === 'origin' ? [] : [`ALTER EVENT TRIGGER ${quoteName(it.name)} ${firingState(it.enabled)}`],
  drop: (it) => `DROP EVENT TRIGGER ${quoteName(it.name)}`,
  address: (it) => `EVENT TRIGGER ${quoteName(it.name)}`,
  rename: (it, was) => `ALTER EVENT TRIGGER ${quoteName(was)} RENAME TO ${quoteName(it.name)}`,
  alter: {
    event: 'rebuild',
    tags: 'rebuild',
    function: 'rebuild',
    enabled: (now) => [`ALTER EVENT TRIGGER ${quoteName(now.name)} ${firingState(now.enabled)}`],
  },
  catalog: `select ${ref('pg_event_trigger', 'e.oid')} as ref, null as parent, e.evtname as name, e.oid::int8 as ord,
      jsonb_build_object('event', e.evtevent, 'tags', coalesce(to_jsonb(e.evttags), '[]'),
        'function', ${routineJson('e.evtfoid')}, 'enabled', ${firingOf('e.evtenabled')}) as fields
    from pg_event_trigger e
    where e.evtname not like 'schemawright%'`,
})
