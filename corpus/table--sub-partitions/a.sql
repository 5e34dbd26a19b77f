create table m (a int, b int) partition by list (a);
