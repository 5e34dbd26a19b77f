create table x (id bigint, k int, y_id int, y_k smallint, primary key (id, k)) partition by list (k);
create table x1 partition of x for values in (1);
create table x2 partition of x default;
create table y (id int, k smallint, x_id bigint, x_k int, primary key (k, id), foreign key (x_id, x_k) references x match full on update cascade) partition by hash (k);
create table y1 partition of y for values with (modulus 1, remainder 0);
alter table x add foreign key (y_id, y_k) references y (id, k);
create unique index on x (k, id);
