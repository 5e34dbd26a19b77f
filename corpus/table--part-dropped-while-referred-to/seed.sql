insert into referred values (200), (300);
insert into referring values (200), (null);
