create schema app;
create table app.t (a bigint, b text);
create view v as select a, b from app.t where a > 0;
create rule put as on insert to v do instead insert into app.t values (new.a, new.b) returning t.a, t.b;
create rule otherwise as on update to v do instead update app.t set b = upper(new.b) where t.a = old.a;
comment on rule put on v is 'writes through';
