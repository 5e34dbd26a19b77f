create unlogged table a (id int primary key, b int);
create unlogged table b (id int primary key, a int references a deferrable initially deferred);
alter table a add foreign key (b) references b on delete cascade;
create unlogged table c (id int primary key references b, me int references c);
