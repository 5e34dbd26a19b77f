create materialized view m as select 1 as a, 2 as "B b";
comment on column m."B b" is 'It''s two';
