insert into m values (1, '2020-05-05');
