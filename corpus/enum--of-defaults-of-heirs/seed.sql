insert into p (x, y) values ('a', 1), ('c', 2), (null, 3);
insert into h values ('a'); insert into hh values ('b', 1); insert into h3 values ('c'); insert into h4 values (null);
