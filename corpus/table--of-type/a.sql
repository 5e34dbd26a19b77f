create schema s;
create type s.person as (id int, name text);
create table p (id int, name text);
create table q of s.person;
