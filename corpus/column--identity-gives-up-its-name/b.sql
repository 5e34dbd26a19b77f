create sequence a_id_seq as smallint;
create table a (id int not null default nextval('a_id_seq'), n int);
