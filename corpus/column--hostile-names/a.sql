create table "a ""b" ("select" int, "Ünïcode" int, "'; drop table x; --" int);
