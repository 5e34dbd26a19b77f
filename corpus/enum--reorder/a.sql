create type level as enum ('low', 'high', 'mid');
create table t (l level check (l <> 'mid'));
