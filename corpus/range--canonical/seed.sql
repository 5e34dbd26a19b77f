insert into walks values ('[1,3)');
