create schema app;
create table app.t (a int, b text);
create view v as select a, b from app.t;
create rule put as on insert to v do instead insert into app.t values (new.a, new.b) returning t.a, t.b;
create rule set_b as on update to v where old.a <> new.a do instead nothing;
create rule otherwise as on update to v do instead update app.t set b = new.b where t.a = old.a;
comment on rule put on v is 'writes through';
