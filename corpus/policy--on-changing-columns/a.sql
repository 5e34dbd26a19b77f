create schema app;
create table app.other (id int primary key, tenant int);
create table t (a int, b text, gone int);
create policy p on t using (a in (select o.id from app.other o where o.tenant = 1));
create policy q on t using (gone > 0);
create policy r on app.other using (tenant > 0);
