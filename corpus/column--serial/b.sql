create table t (id bigserial primary key, small int not null, b bigserial);
