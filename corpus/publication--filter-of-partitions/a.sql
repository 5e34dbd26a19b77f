create table u (id int primary key, k int) partition by range (id);
create table u1 partition of u default;
create publication p for table u where (k > 0) with (publish_via_partition_root);
