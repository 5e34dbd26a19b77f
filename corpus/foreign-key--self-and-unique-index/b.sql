create table t (id int primary key, parent int references t, code text, up text);
create unique index t_code on t (code);
alter table t add constraint t_up foreign key (up) references t (code);
