create table gone (id int primary key);
create table stays (id int primary key);
