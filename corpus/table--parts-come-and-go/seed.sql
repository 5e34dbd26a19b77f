insert into p1 values (1, 'x', '2020-01-01', null);
insert into p2 (id, n, at) values (200, 'y', '2020-01-01');
insert into plain values (1, 'a'), (200, 'b');
insert into b values (1), (2), (17);
insert into of_b values (1), (17);
insert into one values (1, 2), (3, 4);
