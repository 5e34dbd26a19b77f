create table t (a int, b text, owner name);
create policy p on t using (a > 1 and b is not null) with check (b <> 'x; drop table t');
create policy q on t using (owner = session_user) with check (owner = current_user);
create policy r on t for update using (a > 0);
comment on policy r on t is 'It''s kept';
