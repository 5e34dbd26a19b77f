create schema other;
create type floats as range (subtype = float8);
create type spans as range (subtype = timestamptz, multirange_type_name = many_spans);
create table t (id int primary key, r floats, rs floats_multirange default '{}', s many_spans);
revoke execute on function spans(timestamptz, timestamptz), spans(timestamptz, timestamptz, text), many_spans(), many_spans(spans), many_spans(spans[]) from public;
