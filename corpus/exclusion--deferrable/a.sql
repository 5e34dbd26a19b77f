create table rooms (id int not null, during tsrange not null, price int not null default 1, note text); alter table rooms add constraint no_overlap exclude using gist (during with &&);
