create table p (id int, d int constraint d_here not null, e int constraint e_here not null);
create table h (constraint mine not null e) inherits (p);
