create table "分" (id int, "値値値値値値値値値値値値値値値値値値値値" int) partition by list (id);
create table "分分分分分分分分分分分分分分分分分分分分" partition of "分" for values in (1);
create index i on "分" ("値値値値値値値値値値値値値値値値値値値値");
