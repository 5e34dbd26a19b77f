create table base (id int, m text);
create table heir (more int) inherits (base);
