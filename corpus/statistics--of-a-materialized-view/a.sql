create materialized view m as select 1 as a, 2 as "B b";
create statistics s (mcv) on a, "B b" from m;
