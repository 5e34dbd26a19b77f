create table u (id int primary key, mail text unique default 'a', check (mail ~ '@' or mail = 'a'));
create index on u (lower(mail));
create view uv as select mail from u where mail <> 'x';
