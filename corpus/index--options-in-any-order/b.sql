create table t (c int);
create index j on t using brin (c) with (pages_per_range = 8, autosummarize = off);
create materialized view m as select c from t;
create unique index m_c on m (c);
