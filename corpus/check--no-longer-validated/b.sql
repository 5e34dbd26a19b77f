create table k (a int primary key);
create table t (a int, b int);
alter table t add constraint above check (a > 0) not valid, add constraint there foreign key (b) references k not valid;
comment on constraint above on t is 'Above';
comment on constraint there on t is 'There';
