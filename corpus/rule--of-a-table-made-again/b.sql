create table par (id text primary key, n bigint);
create table arch (id bigint, msg text);
create table log_ (id int primary key, msg text, pid text references par) partition by hash (id);
create table log_0 partition of log_ for values with (modulus 1, remainder 0);
create rule keep_ as on delete to log_ do also insert into arch values (old.id, old.msg);
alter table log_ enable row level security;
create policy p on log_ using (exists (select from par where par.id = log_.pid and par.n > 2));
