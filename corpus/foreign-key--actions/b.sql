create table p (id int primary key);
create table c (p_id int default 1, constraint f foreign key (p_id) references p on update cascade on delete set default);
