create table p (id int, a int constraint pn not null, b int not null);
create table c (constraint bn not null b) inherits (p);
