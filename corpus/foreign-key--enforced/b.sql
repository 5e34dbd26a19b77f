create table p (id int primary key); create table c (p int constraint f references p not enforced);
