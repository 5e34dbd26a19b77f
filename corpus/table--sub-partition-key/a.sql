create table readings (site int, at timestamp, kind text, value real, primary key (site, at, kind)) partition by list (site);
create table readings_1 partition of readings for values in (1) partition by range (at);
create table readings_1_old partition of readings_1 for values from (minvalue) to ('2020-01-01');
create table readings_1_new partition of readings_1 default;
create table readings_2 partition of readings for values in (2) partition by list (kind);
create table readings_2_a partition of readings_2 for values in ('a');
create table readings_2_rest partition of readings_2 default;
create table flags (site int, at timestamp, kind text, foreign key (site, at, kind) references readings);
