create type level as enum ('low', 'mid', 'high');
create table t (l level check (l <> 'mid'));
