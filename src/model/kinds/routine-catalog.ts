import { isOwnRoutine, isUserSchema, ref, routineJson, typeJoins, typeJson } from './catalog-words.ts'

const type = (oid: string, t: string, e: string): string =>
  `case when ${oid} <> 0 then ${typeJson({ oid, typmod: 'null', dimensions: '1' }, t, e)} end`

/** As `typeJoins`, where there may be none. */
const maybe = (column: string, t: string, e: string): string => typeJoins(column, t, e).replace('join', 'left join')

const modify = (column: string): string =>
  `case ${column} when 'r' then 'read only' when 's' then 'shareable' else 'read write' end`

const ARGUMENTS = `select p.oid, jsonb_agg(jsonb_build_object(
      'mode', case m.mode when 'o' then 'out' when 'b' then 'inout' when 'v' then 'variadic' when 't' then 'table' else 'in' end,
      'name', coalesce(p.proargnames[m.ord::int], ''),
      'type', ${typeJson({ oid: 'm.type', typmod: 'null', dimensions: '1' }, 't', 'e')},
      'default', pg_get_function_arg_default(p.oid, m.ord::int)) order by m.ord) as list
    from pg_proc p cross join lateral (select u.type, u.ord, p.proargmodes[u.ord::int] as mode
        from unnest(coalesce(p.proallargtypes, p.proargtypes::oid[])) with ordinality as u(type, ord)) m
      ${typeJoins('m.type', 't', 'e')}
    where p.oid >= 16384 group by p.oid`

const AGGREGATES = `select a.aggfnoid::oid as oid, jsonb_build_object(
      'sort', case a.aggkind when 'o' then 'ordered-set' when 'h' then 'hypothetical-set' else 'normal' end,
      'direct', a.aggnumdirectargs,
      'step', ${routineJson('a.aggtransfn::oid')}, 'stateType', ${type('a.aggtranstype', 't', 'e')},
      'stateSpace', a.aggtransspace, 'final', ${routineJson('a.aggfinalfn::oid')}, 'finalExtra', a.aggfinalextra,
      'finalModify', ${modify('a.aggfinalmodify')}, 'combine', ${routineJson('a.aggcombinefn::oid')},
      'serialize', ${routineJson('a.aggserialfn::oid')}, 'deserialize', ${routineJson('a.aggdeserialfn::oid')},
      'initial', a.agginitval,
      'movingStep', ${routineJson('a.aggmtransfn::oid')}, 'movingInverse', ${routineJson('a.aggminvtransfn::oid')},
      'movingStateType', ${type('a.aggmtranstype', 'mt', 'me')}, 'movingStateSpace', a.aggmtransspace,
      'movingFinal', ${routineJson('a.aggmfinalfn::oid')}, 'movingFinalExtra', a.aggmfinalextra,
      'movingFinalModify', ${modify('a.aggmfinalmodify')}, 'movingInitial', a.aggminitval,
      'sortOperator', case when a.aggsortop <> 0 then
        case when os.nspname in ('pg_catalog', 'public') then o.oprname else quote_ident(os.nspname) || '.' || o.oprname end end) as json
    from pg_aggregate a ${typeJoins('a.aggtranstype', 't', 'e')} ${maybe('a.aggmtranstype', 'mt', 'me')}
      left join pg_operator o on o.oid = a.aggsortop left join pg_namespace os on os.oid = o.oprnamespace
    where a.aggfnoid::oid >= 16384`

/** Functions, procedures, aggregates and window functions; not those that a range type or an extension brings. */
export const routineCatalog = `select ${ref('pg_proc', 'p.oid')} as ref, ${ref('pg_namespace', 'n.oid')} as parent,
    p.proname as name, p.oid::int8 as ord, jsonb_build_object(
      'form', case p.prokind when 'p' then 'procedure' when 'a' then 'aggregate' when 'w' then 'window' else 'function' end,
      'arguments', coalesce(g.list, '[]'),
      'returns', case when p.prokind in ('f', 'w') and not coalesce(p.proargmodes && '{o,b,t}', false)
        then ${typeJson({ oid: 'p.prorettype', typmod: 'null', dimensions: '1' }, 't', 'e')} end,
      'setOf', p.proretset, 'language', l.lanname,
      'body', case when p.prosqlbody is null and p.prokind <> 'a' then p.prosrc end,
      'atomic', pg_get_function_sqlbody(p.oid), 'library', p.probin,
      'volatility', case p.provolatile when 'i' then 'immutable' when 's' then 'stable' else 'volatile' end,
      'strict', p.proisstrict, 'securityDefiner', p.prosecdef, 'leakproof', p.proleakproof,
      'parallel', case p.proparallel when 's' then 'safe' when 'r' then 'restricted' else 'unsafe' end,
      'cost', case when p.prokind <> 'a' and p.procost <> case when l.lanname in ('c', 'internal') then 1 else 100 end
        then p.procost::text end,
      'rows', case when p.proretset and p.prorows <> 1000 then p.prorows::text end,
      'support', ${routineJson('p.prosupport::oid')},
      'settings', coalesce((select jsonb_agg(jsonb_build_object('name', split_part(s, '=', 1),
          'value', substr(s, strpos(s, '=') + 1)) order by i) from unnest(p.proconfig) with ordinality u(s, i)), '[]'),
      'transforms', coalesce((select jsonb_agg(${typeJson({ oid: 'u.type', typmod: 'null', dimensions: '1' }, 'tt', 'te')}
          order by u.ord) from unnest(p.protrftypes) with ordinality as u(type, ord) ${typeJoins('u.type', 'tt', 'te')}), '[]'),
      'aggregate', a.json) as fields
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_language l on l.oid = p.prolang
    ${typeJoins('p.prorettype', 't', 'e')}
    left join (${ARGUMENTS}) g on g.oid = p.oid left join (${AGGREGATES}) a on a.oid = p.oid
  where ${isOwnRoutine('p.oid')} and ${isUserSchema('n.nspname')}`
