create table t (a int, b text, c date default '2020-01-01', d uuid not null default gen_random_uuid());
create table u (id int, r t default row(1, 'x', '2021-01-01', null), rs t[]);
