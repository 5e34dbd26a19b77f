create function lt(text, text) returns boolean language sql immutable as 'select length($1) < length($2)';
create function gt(text, text) returns boolean language sql immutable as 'select length($1) > length($2)';
create operator <# (function = lt, leftarg = text, rightarg = text, commutator = >#);
create operator ># (function = gt, leftarg = text, rightarg = text, restrict = scalargtsel);
