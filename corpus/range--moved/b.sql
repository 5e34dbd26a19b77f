create schema other;
create type other.floats as range (subtype = float8);
create type other.spans as range (subtype = timestamptz, multirange_type_name = other.many_spans);
create table t (id int primary key, r other.floats, rs other.floats_multirange default '{}', s other.many_spans);
revoke execute on function other.spans(timestamptz, timestamptz), other.spans(timestamptz, timestamptz, text), other.many_spans(), other.many_spans(other.spans), other.many_spans(other.spans[]) from public;
