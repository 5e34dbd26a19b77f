create materialized view m as select 1 as a, 2 as "B b";
create statistics s on a, "B b", (a + 1) from m;
comment on statistics s is 'Together';
