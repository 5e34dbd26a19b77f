create table t (id int primary key);
create publication one for table t with (publish = 'insert, update');
create publication two for table t with (publish_via_partition_root = true, publish_generated_columns = stored);
create publication three for table t;
