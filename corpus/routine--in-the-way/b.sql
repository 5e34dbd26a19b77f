create function a(bigint) returns bigint language sql immutable as 'select $1';
create function b(int) returns bigint language sql immutable begin atomic select a($1) + 1; end;
create function c(x int, y bigint default b(1)) returns bigint language sql immutable return b(x) + y;
create table t (id int default c(1), v bigint generated always as (c(id, 2)) stored, check (b(id) > 0));
create index on t (c(id, 3)) where b(id) > 5;
create view v as select c(id) as x from t;
create trigger tr before update on t for each row when (b(new.id) > 3) execute function suppress_redundant_updates_trigger();
