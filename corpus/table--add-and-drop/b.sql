create table stays (id int primary key);
create table fresh (id int primary key, stays_id int not null references stays on delete cascade);
comment on table fresh is 'new';
