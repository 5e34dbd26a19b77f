create table m (id int not null, at date not null, note text, primary key (id, at)) partition by range (at);
create table m_2020 partition of m for values from ('2020-01-01') to ('2021-01-01');
create table m_2021 partition of m for values from ('2021-01-01') to ('2022-01-01');
create table m_rest partition of m default;
create index m_note on m (note);
