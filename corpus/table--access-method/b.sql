create access method other type table handler heap_tableam_handler;
create table t (id int primary key);
create table u (id int) using other;
create table p (id int) partition by range (id) using other;
