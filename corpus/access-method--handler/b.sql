create function handler(internal) returns index_am_handler language internal as 'bthandler';
create access method m type index handler handler;
create operator family f using m;
create operator class c default for type int using m family f as operator 1 <, operator 2 <=, operator 3 =, operator 4 >=, operator 5 >, function 1 btint4cmp(int, int);
create table t (a int);
create index t_a on t using m (a);
