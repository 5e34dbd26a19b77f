create access method other type table handler heap_tableam_handler;
create materialized view m with (fillfactor = 80) tablespace fast as select 1 as a;
create materialized view n using other as select 1 as a;
