create table t (a int, b text, owner name);
create policy p on t using (a > 0) with check (b <> '');
create policy q on t using (owner = current_user);
create policy r on t for update using (a > 0) with check (a > 1);
comment on policy r on t is 'It''s kept';
