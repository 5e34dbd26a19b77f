create materialized view m as select 1 as a, 'x'::text as "B b", 'y'::text as c;
create unique index i on m (a) include (c, "B b");
alter materialized view m alter a set statistics 60, alter "B b" set storage main, alter c set compression pglz;
