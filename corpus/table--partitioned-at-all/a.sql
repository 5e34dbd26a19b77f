create table m (id int, at date);
