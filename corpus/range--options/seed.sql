insert into measured values (1, '[1,2)', '{[1,2),[3,4)}', '(a,c]', '[1,3]', '{[1,2)}');
