create table a (id int generated always as identity (start 5), n int);
