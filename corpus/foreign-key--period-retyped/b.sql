create extension btree_gist;
create table rooms (id bigint, during daterange, extra text, primary key (id, during without overlaps), unique (extra, during without overlaps));
create table books (room bigint, at daterange, who varchar(30), exclude using gist (who with =, at with -|-) where (who <> ''), foreign key (room, period at) references rooms (id, period during));
