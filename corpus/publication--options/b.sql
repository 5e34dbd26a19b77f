create table t (id int primary key);
create publication one for table t with (publish = 'delete, truncate', publish_generated_columns = stored);
create publication two for table t;
create publication three for table t with (publish = '', publish_via_partition_root = true);
