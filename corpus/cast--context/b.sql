create type money2 as (amount int, unit text);
create function to_int(money2) returns int language sql immutable as 'select ($1).amount';
create function to_int2(money2) returns int language sql immutable as 'select 2';
create function of_int(int) returns money2 language sql immutable as 'select row($1, null)::money2';
create cast (money2 as int) with function to_int(money2) as assignment;
comment on cast (money2 as int) is 'In cents';
create table t (m money2, n int generated always as (to_int(m)) stored);
