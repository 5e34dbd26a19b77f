create table p (id int primary key);
create table c (p_id int);
alter table c add constraint f foreign key (p_id) references p not valid;
