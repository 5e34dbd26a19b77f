create materialized view m as select 1 as a, 'x'::text as "B b", 'y'::text as c;
create unique index i on m (a) include ("B b");
alter materialized view m alter a set statistics 50, alter "B b" set storage external, alter c set (n_distinct = 5);
