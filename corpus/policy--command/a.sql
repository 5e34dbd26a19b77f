create table t (a int);
alter table t enable row level security;
create policy p on t for select using (a > 0);
create policy q on t for all using (a > 1) with check (a > 2);
comment on policy p on t is 'kept';
