create table p (id int primary key);
create table c (p_id int, constraint f foreign key (p_id) references p deferrable initially deferred);
