create extension btree_gist;
create table rooms (id int, during daterange, primary key (id, during without overlaps));
create table books (room int, at daterange, who text, exclude using gist (who with =, at with &&) where (who <> ''), foreign key (room, period at) references rooms (id, period during));
