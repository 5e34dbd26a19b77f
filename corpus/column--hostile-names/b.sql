create table "a ""b" ("select" text, "Ünïcode" bigint not null, "'; drop table x; --" int default 3, "<img src=x>" int);
comment on column "a ""b"."select" is E'back\\slash ''quote''\nline';
