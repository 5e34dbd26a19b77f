insert into top values (1, '2020-05-05'), (1, '1999-05-05');
insert into of_top values (1, '2020-05-05'), (null, null);
insert into sub values (1, '2020-05-05'), (1, '1999-05-05'), (2, '2020-05-05');
insert into leaf values (1, 1, 'a'), (1, 2000, 'b'), (2, 2, 'c');
insert into of_leaf values (1, 1), (2, 2);
insert into t values (1, 5, 'a'), (11, 1, 'b');
insert into two values ('a', 1), ('A', 2), ('b', 3);
