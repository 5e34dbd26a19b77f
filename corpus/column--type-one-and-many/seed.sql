insert into t values (1, '(1,"x, y")', 5, 'a', 'plain', 'one', '{7}', '{1,2}', '{plain}'), (2, null, null, null, '{a,b}', '', null, '{}', '{a,NULL}'),
  (3, null, null, null, '{}', '{NULL}', '{8}', null, '{"{x}"}'), (4, null, null, null, null, null, null, null, '{}');
insert into p values (1, 5, '{x}'), (1, null, '{x,y}');
