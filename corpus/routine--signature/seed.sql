insert into items values (1, 'x', 's', 7, 8);
insert into numbers values (42);
