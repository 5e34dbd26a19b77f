insert into t values (1, row(1, 2, 'z'), array[row(3, 4, 'w')::c], row(row(5, 6, 'v'), 7));
