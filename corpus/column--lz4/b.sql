create table t (id int, a text, b text compression lz4, c text compression pglz) partition by range (id);
create table t1 partition of t for values from (0) to (10);
create table t2 partition of t for values from (10) to (20);
create table "Odd ""one" ("a ALTER COLUMN b" text compression lz4);
