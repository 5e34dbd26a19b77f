create access method other type table handler heap_tableam_handler;
create materialized view m using other with (fillfactor = 80) as select 1 as a;
create materialized view n tablespace fast as select 1 as a;
