insert into customers values (1), (2);
insert into events (at, sort, customer_id, note) values ('2020-02-02', 'old', 1, 'a'), ('2020-03-03', 'odd', 2, 'b'), ('2021-01-01', 'new', null, 'c');
insert into events (at, before_id, before_at) values ('1999-12-31', 1, '2020-02-02');
insert into answers values (1, '2020-02-02'), (null, null);
