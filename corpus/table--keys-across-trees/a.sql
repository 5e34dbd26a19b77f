create table x (id int, k int, y_id int, y_k int, primary key (id, k)) partition by list (k);
create table x1 partition of x for values in (1);
create table x2 partition of x default partition by hash (id);
create table x20 partition of x2 for values with (modulus 1, remainder 0);
create table y (id int, k int, x_id int, x_k int, primary key (id, k), foreign key (x_id, x_k) references x match full on delete set null) partition by list (k);
create table y1 partition of y default;
alter table x add foreign key (y_id, y_k) references y;
create unique index on x (k, id) include (y_id);
