create schema new_one;
create table new_one.t (id int);
comment on schema new_one is 'fresh';
