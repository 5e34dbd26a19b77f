create table par (id int primary key, n int);
create table arch (id int, msg text);
create table log_ (id int primary key, msg text, pid int references par);
create rule keep_ as on delete to log_ do also insert into arch values (old.id, old.msg);
alter table log_ enable row level security;
create policy p on log_ using (exists (select from par where par.id = log_.pid and par.n > 1));
