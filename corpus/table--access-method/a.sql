create access method other type table handler heap_tableam_handler;
create table t (id int primary key) using other;
create table u (id int);
create table p (id int) partition by range (id);
