insert into homes values ('s', 1);
insert into walks values ('s', 'c');
insert into turned values (1, 2);
insert into plain values (3, 4);
