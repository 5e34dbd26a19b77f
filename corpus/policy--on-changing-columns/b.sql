create schema app;
create table app.other (id bigint primary key, tenant bigint);
create table t (a bigint, b text);
create policy p on t using (a in (select o.id from app.other o where o.tenant = 1));
create policy q on t using (b is not null);
create policy r on app.other using (tenant > 0);
